import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Verification of derived tokens. */
final class Tokens {

    private static final int AT_ONCE = 32;

    // More than a server verifies in a second, so that there are enough of which none comes twice.
    private static final int JWTS_PER_SECOND = 32_000;
    private static final int MACAROONS_PER_SECOND = 100_000;

    /** Of a turn: to derive them takes longer than to verify them. */
    private static final int SECONDS_OF_NEW = 1;

    private Tokens() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Path store = Stores.copyWithKeys(lab, Keys.IN_TURN);
        Map<String, String> settings = signingKeys(lab);
        Daemon talos = lab.talos(store, settings);
        String parent = Calls.posted(
                        talos.url() + "/v2alpha1/admin/issuedApiKeys",
                        "{\"name\":\"parent\",\"actor_id\":\"user-1\",\"scopes\":[\"read\"]}")
                .get("secret")
                .asText();
        int seconds = SECONDS_OF_NEW * lab.options().rounds();
        Path jwts = derive(lab, talos, parent, "JWT", JWTS_PER_SECOND * seconds);
        Path macaroons = derive(lab, talos, parent, "MACAROON", MACAROONS_PER_SECOND * seconds);
        lab.stop(talos);
        Path jwtsAgain = head(lab, jwts);
        Path macaroonsAgain = head(lab, macaroons);
        List<Target> targets = new ArrayList<>();
        for (Version version : lab.options().versions()) {
            // Two servers, so that the memory of what is seen once is that of what is seen once.
            Daemon again = lab.talos(version, store, settings);
            Daemon once = lab.talos(version, store, settings);
            targets.add(target("JWT seen before", version, again, jwtsAgain));
            targets.add(target("macaroon seen before", version, again, macaroonsAgain));
            targets.add(target("JWT never seen", version, once, jwts)
                    .eachOnce()
                    .atMost(SECONDS_OF_NEW));
            targets.add(target("macaroon never seen", version, once, macaroons)
                    .eachOnce()
                    .atMost(SECONDS_OF_NEW));
        }
        return Rounds.againstNginx(lab, targets);
    }

    private static Target target(String name, Version version, Daemon talos, Path tokens) {
        return Target.of(name + version.suffix(), talos, Verify.PATH, tokens, Expected.VALID);
    }

    /** The setting that lets a server sign JWTs. */
    static Map<String, String> signingKeys(Lab lab) throws IOException, InterruptedException {
        Path jwk = lab.file("signing.json");
        Files.writeString(
                jwk,
                Tools.output(new ProcessBuilder(
                        lab.options().version().launcher(), "jwk", "generate", "eddsa", "--jwks")));
        return Map.of("TALOS_CREDENTIALS_DERIVED_TOKENS_JWT_SIGNING_KEYS_URLS", "file://" + jwk);
    }

    /** Written as they come: there may be a million. */
    private static Path derive(Lab lab, Daemon talos, String parent, String algorithm, int count)
            throws IOException, InterruptedException {
        String url = talos.url() + "/v2alpha1/admin/apiKeys:derive";
        Path file = lab.file(algorithm + ".ndjson");
        Deque<CompletableFuture<HttpResponse<String>>> underWay = new ArrayDeque<>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                // Two tokens of one key and second would else be the same text.
                underWay.add(Calls.postLater(
                        url,
                        "{\"credential\":\"%s\",\"algorithm\":\"TOKEN_ALGORITHM_%s\",\"custom_claims\":{\"n\":%d}}"
                                .formatted(parent, algorithm, i)));
                if (underWay.size() == AT_ONCE) {
                    write(out, underWay.remove());
                }
            }
            while (!underWay.isEmpty()) {
                write(out, underWay.remove());
            }
        }
        return file;
    }

    private static void write(BufferedWriter out, CompletableFuture<HttpResponse<String>> answer) throws IOException {
        out.write(Keys.verify(Calls.good(answer.join()).at("/token/token").asText()));
        out.write('\n');
    }

    private static Path head(Lab lab, Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            List<String> first = lines.limit(Keys.IN_TURN).toList();
            return Keys.file(lab, "head-of-" + file.getFileName(), first.size(), first::get);
        }
    }
}
