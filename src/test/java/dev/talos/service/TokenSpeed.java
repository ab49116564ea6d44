package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.JwkKind;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.crypto.VerificationKey;
import dev.talos.testing.Forgeries;
import dev.talos.testing.JwkSets;
import dev.talos.testing.Tokens;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures what signatures cost with each provider, and what a forgery costs beside a good token. Run it as
 * docs/adr/0021 says. It asserts nothing: figures depend on the machine, ratios little.
 */
public final class TokenSpeed {

    private static final int ROUNDS = 9;
    private static final int WARM_UP_ROUNDS = 4;
    private static final long ROUND_NANOS = 25_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Runnable> tasks = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();

    private TokenSpeed() {}

    public static void main(String[] arguments) throws IOException {
        TokenSpeed signatures = new TokenSpeed();
        JwkSets.providers().forEach(signatures::addProvider);
        signatures.measure();
        try (Bench bench = new Bench(Files.createTempDirectory("token-speed-"))) {
            TokenSpeed refusals = new TokenSpeed();
            refusals.addTokens(bench);
            refusals.measure();
        }
    }

    private void addProvider(Signatures signatures) {
        byte[] content = new byte[400];
        for (JwkKind kind : List.of(JwkKind.EDDSA, JwkKind.RSA, JwkKind.ECDSA)) {
            SigningKey key = JwkSets.signingKey(signatures, kind);
            VerificationKey checking = key.verificationKey();
            byte[] signature = key.sign(content);
            tasks.put("%s, %s: sign".formatted(signatures, kind), () -> key.sign(content));
            tasks.put("%s, %s: verify".formatted(signatures, kind), () -> checking.verify(content, signature));
        }
    }

    /** Every token is another one, so that none is remembered, but for the last. */
    private void addTokens(Bench bench) {
        bench.keySet = JwkSets.read(Signatures.fastest(), JwkSets.privateJwk(JwkKind.EDDSA));
        SigningKey key = bench.keySet.signingKey().orElseThrow();
        AtomicInteger number = new AtomicInteger();
        String claims = Tokens.claims(bench.now).toString();
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            fresh.add(Tokens.signed(key, claims.replaceFirst("7d1f2f0e", "%08x".formatted(i)))
                    .expose());
        }
        tasks.put("a good token, seen first", () -> bench.verdict(fresh.get(number.getAndIncrement() % fresh.size())));
        String good = fresh.getFirst();
        Forgeries.of(JwkKind.EDDSA, key, good).forEach((what, token) -> tasks.put(what, () -> bench.verdict(token)));
        tasks.put(
                "a text of 16 KiB in the shape of a JWT",
                () -> bench.verdict("eyJ" + "a.".repeat(2) + "a".repeat(16_000)));
        tasks.put("a macaroon of 4000 caveats", () -> bench.verdict("mc_v1_" + Tokens.encode(manyCaveats())));
        tasks.put("a macaroon of 12 KB of nothing", () -> bench.verdict("mc_v1_" + Tokens.encode(new byte[12_000])));
        tasks.put("any text", () -> bench.verdict("no such key"));
    }

    private static byte[] manyCaveats() {
        return "\u0002\u0002\u0000\u0000"
                .concat("\u0002\u0000\u0000".repeat(4_000))
                .getBytes(UTF_8);
    }

    /** In turns, so that what slows the machine down slows all of them. */
    private void measure() {
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (Map.Entry<String, Runnable> task : tasks.entrySet()) {
                double took = time(task.getValue());
                if (round >= WARM_UP_ROUNDS) {
                    micros.computeIfAbsent(task.getKey(), _ -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        micros.forEach((what, took) -> {
            took.sort(null);
            System.out.printf("%8.1f µs  %s%n", took.get(took.size() / 2), what);
        });
    }

    /** Processor time of this thread, in which all of it happens: on a busy machine the clock tells of the others. */
    private static double time(Runnable task) {
        long start = THREADS.getCurrentThreadCpuTime();
        long end;
        int runs = 0;
        do {
            task.run();
            runs++;
            end = THREADS.getCurrentThreadCpuTime();
        } while (end - start < ROUND_NANOS);
        return (end - start) / 1000.0 / runs;
    }
}
