package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
