package dev.talos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talos.testing.Cli;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void the_shell_can_parse_its_script(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell + " is not installed");
        Path script = Files.writeString(directory.resolve("script"), script(shell));

        Process check = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(check.getInputStream().readAllBytes(), UTF_8);

        assertThat(complaints).isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void the_script_knows_commands_and_values(String shell) {
        assertThat(script(shell)).contains("batch-import", "self-revoke", "key_compromise", "page-token");
    }

    @Test
    void fish_completes_the_commands_of_a_group() throws Exception {
        assertThat(fishCompletes("talos -e http://x keys imported ba")).contains("batch-import\tImport the keys");
    }

    @Test
    void fish_completes_the_values_of_an_option() throws Exception {
        assertThat(fishCompletes("talos keys revoke some-id --reason su")).contains("superseded");
    }

    private String fishCompletes(String line) throws IOException, InterruptedException {
        assumeTrue(isInstalled("fish"), "fish is not installed");
        Path script = Files.writeString(directory.resolve("talos.fish"), script("fish"));
        Process fish = new ProcessBuilder(
                        "fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script.toString(), line)
                .redirectErrorStream(true)
                .start();
        String proposals = new String(fish.getInputStream().readAllBytes(), UTF_8);
        fish.waitFor();
        return proposals;
    }

    private static String script(String shell) {
        Cli.Result result = Cli.bare().run("completion", shell);
        assertThat(result.exitCode()).as(result.stderr()).isZero();
        return result.stdout();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
