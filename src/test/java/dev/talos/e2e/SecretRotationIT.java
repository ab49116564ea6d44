package dev.talos.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import dev.talos.testing.Trusts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret, the signing key and the prefix are rotated by editing the configuration of a server under load. */
class SecretRotationIT {

    /** What is in force at a time: all that is rotated together. */
    private record Generation(String secret, String jwks, String prefix) {

        static Generation of(int number) {
            return new Generation(
                    "the secret of generation %d, 32 characters or more".formatted(number),
                    "base64://"
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(Trusts.jwks().getBytes(UTF_8)),
                    "gen" + number);
        }
    }

    private static final Generation OLD = Generation.of(1);
    private static final Generation NEW = Generation.of(2);
    private static final Pattern COUNTED = Pattern.compile("no imported key needs the retired secret");

    private static void configure(Path file, Generation current, List<Generation> retired) throws IOException {
        List<String> secrets =
                retired.stream().map(it -> '"' + it.secret() + '"').toList();
        List<String> sets = new ArrayList<>(List.of('"' + current.jwks() + '"'));
        retired.forEach(it -> sets.add('"' + it.jwks() + '"'));
        List<String> prefixes = retired.stream().map(Generation::prefix).toList();
        Path draft = Files.writeString(file.resolveSibling("draft.yaml"), """
                serve: {http: {host: 127.0.0.1}, metrics: {host: 127.0.0.1}}
                credentials:
                  issuer: "https://issuer.test"
                  api_keys: {prefix: {current: %s, retired: %s}}
                  derived_tokens:
                    jwt: {signing_keys: {urls: %s}}
                    macaroon: {prefix: {current: m%s, retired: %s}}
                secrets: {hmac: {current: "%s", retired: %s}}
                db: {dsn: "sqlite://./talos.db"}
                """.formatted(
                        current.prefix(),
                        prefixes,
                        sets,
                        current.prefix(),
                        prefixes.stream().map(it -> "m" + it).toList(),
                        current.secret(),
                        secrets));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> credentials(HttpCaller caller, String importedKey) {
        caller.importKey(importedKey);
        String issued = caller.issue();
        return List.of(importedKey, issued, caller.derive(issued, "JWT"), caller.derive(issued, "MACAROON"));
    }

    @Test
    void no_valid_credential_is_refused_and_the_old_ones_end_with_what_made_them(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("talos.yaml");
        configure(file, OLD, List.of());
        try (ServerProcess migration =
                ServerProcess.launch(directory, Map.of(), "migrate", "up", "--config", "talos.yaml")) {
            assertThat(migration.exitCode()).isZero();
        }
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--config", "talos.yaml");
                HttpCaller caller = new HttpCaller(server.url())) {
            List<String> old = credentials(caller, "sk_old");
            CountDownLatch over = new CountDownLatch(1);
            List<Boolean> verdicts = Collections.synchronizedList(new ArrayList<>());
            Thread load = Thread.ofVirtual().start(() -> {
                while (over.getCount() > 0) {
                    verdicts.addAll(caller.verifyAll(old));
                }
            });

            configure(file, NEW, List.of(OLD));
            server.waitFor(COUNTED);
            List<String> fresh = credentials(caller, "sk_new");
            verdicts.addAll(caller.verifyAll(fresh));
            over.countDown();
            load.join();
            configure(file, NEW, List.of());
            server.waitFor(Pattern.compile("(?s)configuration reloaded.*configuration reloaded"));

            assertThat(verdicts).hasSizeGreaterThan(20).doesNotContain(false);
            assertThat(caller.verifyAll(fresh)).doesNotContain(false);
            // The imported key was verified, so it has moved to the new secret; the others are what the old ones made.
            assertThat(caller.verifyAll(old)).containsExactly(true, false, false, false);
            assertThat(server.output()).doesNotContain(OLD.secret()).doesNotContain(NEW.secret());
        }
    }
}
