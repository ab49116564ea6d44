package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.RETIRED;
import static dev.talos.config.ConfigFixture.SECRET;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeyRing;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveConfigTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String OTHER_ISSUER = MINIMAL.replace("keys.example.com", "other.example.com");

    @TempDir
    private Path directory;

    private final Metrics metrics = new Metrics();
    private final LogCapture log = new LogCapture();
    private Path file;
    private LiveConfig live;

    @BeforeEach
    void start() {
        file = write(directory, MINIMAL);
        live = open(file);
    }

    @AfterEach
    void stop() {
        live.close();
        log.close();
        metrics.close();
    }

    @Test
    void a_hot_change_takes_effect_within_two_seconds() throws IOException {
        Files.writeString(file, OTHER_ISSUER);

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
        await(() -> counted("applied") == 1);
        assertThat(log.lines()).containsExactly("INFO configuration reloaded; changed: credentials.issuer");
    }

    @Test
    void what_an_operator_should_hear_of_a_change_is_logged_once() throws IOException {
        String withWarning = MINIMAL + "last_used: {num_workers: 2}\n";
        Files.writeString(file, withWarning);
        await(() -> counted("applied") == 1);
        Files.writeString(file, withWarning.replace("keys.example.com", "other.example.com"));
        await(() -> counted("applied") == 2);

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("WARN"))
                .singleElement()
                .asString()
                .contains("last_used.num_workers");
    }

    @Test
    void a_file_with_faults_changes_nothing_is_logged_once_and_counted() throws IOException {
        Files.writeString(file, OTHER_ISSUER + "log: {level: loud}\nsevre: {}\n");

        await(() -> counted("refused") == 1);
        assertThat(live.trust().get().issuers().current()).isEqualTo("https://keys.example.com");
        assertThat(log.lines())
                .map(line -> line.replace(directory + "/", ""))
                .containsExactly("ERROR the changed configuration has faults and is not taken over: sevre: is not a"
                        + " setting of this version; the nearest is serve (line 9 of talos.yaml); log.level: is"
                        + " \"loud\"; allowed is one of debug, info, warn, error (line 8 of talos.yaml)");
    }

    @Test
    void a_file_that_is_mended_is_taken_over() throws IOException {
        Files.writeString(file, "credentials: {issuer: ");
        await(() -> counted("refused") == 1);

        Files.writeString(file, OTHER_ISSUER);

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
    }

    @Test
    void a_file_renamed_into_place_is_seen() throws IOException {
        Path next = Files.writeString(directory.resolve("next"), OTHER_ISSUER);
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
    }

    @Test
    void a_swapped_link_of_a_config_map_is_seen() throws IOException {
        live.close();
        Path map = Files.createDirectory(directory.resolve("map"));
        Path first = Files.createDirectory(map.resolve("..first"));
        Path second = Files.createDirectory(map.resolve("..second"));
        write(first, MINIMAL);
        write(second, OTHER_ISSUER);
        Files.createSymbolicLink(map.resolve("..data"), Path.of("..first"));
        Path mounted = Files.createSymbolicLink(map.resolve("talos.yaml"), Path.of("..data/talos.yaml"));
        live = open(mounted);

        Files.createSymbolicLink(map.resolve("..data_tmp"), Path.of("..second"));
        Files.move(map.resolve("..data_tmp"), map.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
    }

    @Test
    void a_deleted_file_changes_nothing_and_is_told_once() throws IOException {
        Files.delete(file);

        await(() -> counted("refused") == 1);
        assertThat(live.trust().get().issuers().current()).isEqualTo("https://keys.example.com");
        assertThat(log.lines())
                .containsExactly("ERROR the changed configuration has faults and is not taken over: " + file
                        + ": does not exist");
    }

    @Test
    void a_cold_change_waits_for_a_restart() throws IOException {
        Files.writeString(file, OTHER_ISSUER + "serve: {http: {port: 9999}}\nlog: {level: warn}\n");

        await(() -> counted("applied") == 1);
        assertThat(log.lines())
                .containsExactly(
                        "INFO configuration reloaded; changed: credentials.issuer",
                        "WARN a restart is needed for: serve.http.port, log.level; until then they stay as they were");
    }

    @Test
    void a_cold_change_that_is_taken_back_needs_no_restart() throws IOException {
        Files.writeString(file, MINIMAL + "log: {level: warn}\n");
        await(() -> counted("applied") == 1);
        int told = log.lines().size();

        Files.writeString(file, OTHER_ISSUER);
        await(() -> counted("applied") == 2);

        assertThat(log.lines().subList(told, log.lines().size()))
                .containsExactly("INFO configuration reloaded; changed: credentials.issuer");
    }

    @Test
    void the_key_ring_is_made_anew_only_when_the_secrets_change() throws IOException {
        KeyRing before = live.ring().get();
        Files.writeString(file, OTHER_ISSUER);
        await(() -> counted("applied") == 1);
        assertThat(live.ring().get()).isSameAs(before);

        Files.writeString(file, OTHER_ISSUER.replace("current: ", "retired: [%s]\n    current: ".formatted(RETIRED)));

        await(() -> live.ring().get().retired().size() == 1);
        assertThat(live.ring().get()).isSameAs(live.ring().get());
    }

    @Test
    void no_reader_sees_old_and_new_settings_mixed() throws IOException {
        String other = OTHER_ISSUER.replace(SECRET, RETIRED);
        Set<String> seen = new HashSet<>();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (seen.size() < 2 && !Thread.currentThread().isInterrupted()) {
                HotSettings hot = live.hot();
                seen.add(hot.trust().issuers().current() + " "
                        + hot.secrets().current().expose());
            }
        });

        Files.writeString(file, other);

        await(reader::isDone);
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "https://keys.example.com " + SECRET, "https://other.example.com " + RETIRED);
    }

    @Test
    void nothing_is_taken_while_the_file_is_still_written() throws IOException, InterruptedException {
        // Each state is valid by itself; only a file at rest may be believed.
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Files.writeString(file, OTHER_ISSUER + "# " + i + "\n");
            Thread.sleep(Duration.ofMillis(40)); // the writer's own pace
            seen.add(live.trust().get().issuers().current());
        }

        assertThat(seen).containsExactly("https://keys.example.com");
        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
    }

    @Test
    void no_log_line_shows_a_secret() throws IOException {
        Files.writeString(file, MINIMAL.replace(SECRET, RETIRED));
        await(() -> counted("applied") == 1);
        Files.writeString(file, MINIMAL.replace(SECRET, "\"" + RETIRED + "\" x"));
        await(() -> counted("refused") == 1);

        assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains("secret-0123456789"));
    }

    private LiveConfig open(Path path) {
        return new LiveConfig(new Sources(Optional.of(path), Map.of()), loaded(path, Map.of()), metrics);
    }

    private int counted(String result) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("talos_config_reloads_total{result=\"" + result + "\"}"))
                .map(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        Eventually.await(PROMISED, condition);
    }
}
