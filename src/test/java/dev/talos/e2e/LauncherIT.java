package dev.talos.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talos.testing.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user meets it: the packaged program, another directory, a path through a link. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("talos").toAbsolutePath();

    @TempDir
    private Path elsewhere = Path.of("");

    @Test
    void it_prints_the_result_and_nothing_else() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("talos"), LAUNCHER);
        Path out = elsewhere.resolve("out");
        Path err = elsewhere.resolve("err");

        int exit = new ProcessBuilder(link.toString(), "version")
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        Files.delete(link); // JUnit warns of links that lead out of its directory

        assertThat(err).isEmptyFile();
        assertThat(out).content().matches("talos \\S+ \\(commit \\w+\\)\n");
        assertThat(exit).isZero();
    }

    @Test
    void flags_of_the_user_win_over_those_of_the_launcher() throws Exception {
        ProcessBuilder version = new ProcessBuilder(LAUNCHER.toString(), "version");
        version.environment().put("TALOS_JAVA_OPTS", "-XX:-UseSerialGC -XX:+UseG1GC -Xmx200m -XX:+PrintFlagsFinal");

        String flags = new String(version.start().getInputStream().readAllBytes(), UTF_8);

        assertThat(flags)
                .containsPattern("MaxHeapSize += 209715200 ")
                .containsPattern("UseG1GC += true")
                .containsPattern("UseSerialGC += false");
    }

    @Test
    void a_server_takes_its_native_libraries_from_beside_the_jars() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "epoll is Linux's");
        assumeTrue(Set.of("amd64", "aarch64").contains(System.getProperty("os.arch")), "Netty's are for these two");
        assertThat(Path.of("target/native/libsqlitejdbc.so")).isRegularFile();
        Path temporary = Files.createDirectory(elsewhere.resolve("tmp"));

        try (ServerProcess server = serve("-Djava.io.tmpdir=" + temporary)) {
            assertThat(server.output()).contains("epoll");
            assertThat(temporary).isDirectoryNotContaining("regex:.*(sqlite|netty).*");
        }
    }

    @Test
    void a_server_unpacks_the_native_libraries_that_are_not_there() throws Exception {
        Path none = Files.createDirectory(elsewhere.resolve("none"));

        try (ServerProcess server = serve("-Dorg.sqlite.lib.path=%s -Djava.library.path=%s".formatted(none, none))) {
            assertThat(server.output()).contains("ready at");
        }
    }

    private ServerProcess serve(String flags) {
        return ServerProcess.start(elsewhere, Map.of("TALOS_JAVA_OPTS", flags), "serve", "--dev");
    }
}
