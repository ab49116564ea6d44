package dev.talos.config;

import static dev.talos.config.ConfigFixture.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.http.ListenSettings;
import dev.talos.telemetry.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevConfigTest {

    @TempDir
    private Path directory;

    @Test
    void it_makes_a_configuration_that_loads() throws IOException {
        Sources sources = new DevConfig(directory.resolve("data")).prepare(Map.of());

        LoadedConfig config = loaded(Config.load(sources));

        assertThat(config.cold().http()).isEqualTo(new ListenSettings("127.0.0.1", 4420));
        assertThat(config.cold().metrics()).isEqualTo(new ListenSettings("127.0.0.1", 4422));
        assertThat(config.cold().log().format()).isEqualTo(LogSettings.Format.TEXT);
        assertThat(config.hot().keys().issuer()).isEqualTo("http://localhost:4420");
        assertThat(config.hot().secrets().current().expose()).hasSize(43);
    }

    @Test
    void the_database_is_in_the_same_directory() throws IOException {
        Path data = directory.resolve("it's 100% mine?");

        String made = Files.readString(made(data));

        assertThat(made).contains("dsn: 'sqlite://" + directory + "/it''s 100%25 mine%3F/talos.db'");
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        Path file = made(directory.resolve("data"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void it_is_made_once() throws IOException {
        String first = Files.readString(made(directory));

        assertThat(Files.readString(made(directory))).isEqualTo(first);
    }

    @Test
    void two_directories_have_two_secrets() throws IOException {
        assertThat(Files.readString(made(directory.resolve("a"))))
                .isNotEqualTo(Files.readString(made(directory.resolve("b"))).replace("/b/", "/a/"));
    }

    @Test
    void many_starts_at_once_agree_on_one_secret() throws Exception {
        int starts = 8;
        CyclicBarrier together = new CyclicBarrier(starts);
        Path data = directory.resolve("data");
        Callable<String> start = () -> {
            together.await();
            return Files.readString(made(data));
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            List<Future<String>> made = threads.invokeAll(
                    IntStream.range(0, starts).mapToObj(_ -> start).toList());

            assertThat(made).map(Future::get).containsOnly(Files.readString(data.resolve("dev.yaml")));
        }
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve("dev.yaml"));
        }
    }

    @Test
    void a_file_that_others_may_read_is_worth_a_warning() throws IOException {
        Path file = made(directory);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (LogCapture log = new LogCapture()) {
            made(directory);

            assertThat(log.lines())
                    .containsExactly(
                            "WARN " + file + " holds a secret and can be read or written by others; chmod 600 " + file);
        }
    }

    @Test
    void the_database_of_other_programs_is_not_touched() throws IOException {
        Map<String, String> environment = Map.of("DB_DSN", "sqlite:///other.db", "TALOS_LOG_LEVEL", "warn");

        assertThat(new DevConfig(directory).prepare(environment).environment())
                .containsExactly(Map.entry("TALOS_LOG_LEVEL", "warn"));
    }

    private static Path made(Path data) throws IOException {
        return new DevConfig(data).prepare(Map.of()).file().orElseThrow();
    }
}
