package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench/run} works. What it measures says nothing on a machine that runs tests. */
class QuickBenchIT {

    private static final List<String> TOOLS = List.of("wrk", "nginx", "taskset");

    private static boolean isInstalled(String tool) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }

    @Test
    void the_quick_run_writes_both_reports(@TempDir Path directory) throws IOException, InterruptedException {
        assumeThat(TOOLS)
                .as("the programs that bench/run needs; apt-get install wrk nginx util-linux")
                .allMatch(QuickBenchIT::isInstalled);
        Path output = directory.resolve("output");
        Process run = new ProcessBuilder(
                        Path.of("bench", "run").toAbsolutePath().toString(), "--quick", "--out", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(run.waitFor()).as(Files.readString(output)).isZero();
        assertThat(directory.resolve("report.md"))
                .content()
                .contains("## cached", "ratio", "nginx, a constant", "## mixed", "Noise");
        assertThat(directory.resolve("report.json")).content().contains("\"scenarios\"");
    }
}
