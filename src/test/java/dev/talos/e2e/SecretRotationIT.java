package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret is rotated by editing the configuration file of a server under load. */
class SecretRotationIT {

    private static final String OLD = "the secret of last year, 32 characters or more";
    private static final String NEW = "the secret of this year, 32 characters or more";

    private static final List<String> KEYS =
            IntStream.range(0, 50).mapToObj(i -> "sk_rotated_" + i).toList();

    private static void configure(Path file, String current, String retired) throws IOException {
        Path draft = Files.writeString(file.resolveSibling("draft.yaml"), """
                serve: {http: {host: 127.0.0.1}, metrics: {host: 127.0.0.1}}
                credentials: {issuer: "https://issuer.test"}
                secrets: {hmac: {current: "%s", retired: [%s]}}
                db: {dsn: "sqlite://./talos.db"}
                """.formatted(
                        current, retired.isEmpty() ? "" : '"' + retired + '"'));
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void no_key_is_refused_at_any_moment_and_the_old_secret_can_go(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("talos.yaml");
        configure(file, OLD, "");
        try (ServerProcess migration =
                ServerProcess.launch(directory, Map.of(), "migrate", "up", "--config", "talos.yaml")) {
            assertThat(migration.exitCode()).isZero();
        }
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--config", "talos.yaml");
                HttpCaller caller = new HttpCaller(server.url())) {
            caller.importAll(KEYS);
            CountDownLatch over = new CountDownLatch(1);
            List<Boolean> verdicts = new ArrayList<>();
            Thread load = Thread.ofVirtual().start(() -> {
                while (over.getCount() > 0) {
                    verdicts.addAll(caller.verifyAll(KEYS));
                }
            });

            configure(file, NEW, OLD);
            server.waitFor(Pattern.compile("no imported key needs the retired secret"));
            configure(file, NEW, "");
            server.waitFor(Pattern.compile("(?s)configuration reloaded.*configuration reloaded"));
            verdicts.addAll(caller.verifyAll(KEYS));
            over.countDown();
            load.join();

            assertThat(verdicts).hasSizeGreaterThan(2 * KEYS.size()).doesNotContain(false);
            assertThat(server.output()).doesNotContain(OLD).doesNotContain(NEW);
        }
    }
}
