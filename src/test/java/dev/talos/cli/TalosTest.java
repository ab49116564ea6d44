package dev.talos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.cli.command.Console;
import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TalosTest {
    private static final String NEVER_SHOWN = "sk_live_never_shown";

    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<String> commands() {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of());
        return lines(Talos.commandLine(console));
    }

    private static Stream<String> lines(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName(" ")),
                command.getSubcommands().values().stream()
                        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                        .flatMap(TalosTest::lines));
    }

    private static String[] withoutProgram(String line, String last) {
        return (line + " " + last).substring("talos ".length()).split(" ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_of_every_command_goes_to_stdout_and_has_an_example(String command) {
        Cli.Result result = Cli.bare().run(withoutProgram(command, "--help"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout())
                .startsWith("Usage: " + command)
                .containsPattern("\nExample:\n  (source <\\()?talos ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_takes_the_global_options(String command) {
        assertThat(Cli.bare().run(withoutProgram(command, "-h")).stdout())
                .contains("-e, --endpoint=URL", "--config=FILE", "--token=TOKEN", "-h, --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e URL keys verify key",
                "keys -e URL verify key",
                "keys verify -e URL key",
                "keys verify key --endpoint=URL"
            })
    void a_global_option_may_stand_anywhere(String line) {
        Cli.against("http://localhost:1").run(line.replace("URL", server.url()).split(" "));

        assertThat(server.received().path()).isEqualTo("/v2alpha1/admin/apiKeys:verify");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keys",
                "keys imported",
                "nothing",
                "keys imported lst",
                "keys verify",
                "keys verify a b",
                "keys imported get a --format xml",
                "keys imported get a --no-such-option",
                "keys imported import name --raw-key a",
                "keys imported import --raw-key a --actor b",
                "keys imported list --status gone",
                "keys imported list --page-size many",
                "keys revoke a --reason boredom",
                "keys imported list --page-size",
                "completion tcsh"
            })
    void wrong_usage_is_one_fault_and_one_hint_on_stderr(String line) {
        Cli.Result result = Cli.against(server.url()).run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).matches("error: USAGE: [^\n]+\nTry: talos[a-z -]* --help\n");
        assertThat(server.unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys verify a " + NEVER_SHOWN,
                "keys verify -" + NEVER_SHOWN,
                "keys verify --" + NEVER_SHOWN,
                "keys " + NEVER_SHOWN,
                "keys imported import n --actor a --raw-key " + NEVER_SHOWN + " --raw-key " + NEVER_SHOWN,
                "keys imported import n --actor a --rawkey=" + NEVER_SHOWN,
                "keys imported import n --actor a --raw-key k --metadata " + NEVER_SHOWN,
                "keys imported import n --actor a --raw-key k --metadata {\"a\":" + NEVER_SHOWN + "}",
                "keys verify k -e http://user:" + NEVER_SHOWN + "@localhost",
                "--token " + NEVER_SHOWN + "\u00e9 keys verify k"
            })
    void wrong_usage_does_not_repeat_what_may_be_a_secret(String line) {
        Cli.Result result = Cli.against(server.url()).run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).startsWith("error: USAGE: ").doesNotContain(NEVER_SHOWN);
    }

    @Test
    void an_unknown_command_is_answered_with_those_there_are() {
        assertThat(Cli.bare().run("keys", "imported", "lst").stderr())
                .contains("no command lst", "import, batch-import, get, list, update, revoke, delete");
    }

    @Test
    void help_for_a_group_lists_all_its_commands_even_when_the_line_names_one() {
        assertThat(Cli.bare().run("keys", "-h", "verify").stdout()).contains("issue", "imported", "self-revoke");
    }

    @Test
    void a_word_may_come_twice() {
        Cli.against(server.url()).run("keys", "verify", "verify");

        assertThat(server.received().body()).isEqualTo("{\"credential\":\"verify\"}");
    }

    @Test
    void an_argument_that_begins_with_at_is_a_credential_and_no_file() {
        Cli.against(server.url()).run("keys", "verify", "@home");

        assertThat(server.received().body()).isEqualTo("{\"credential\":\"@home\"}");
    }

    @Test
    void a_credential_may_look_like_an_option_after_two_dashes() {
        Cli.against(server.url()).run("keys", "verify", "--", "--help");

        assertThat(server.received().body()).isEqualTo("{\"credential\":\"--help\"}");
    }

    @Test
    void an_argument_the_jvm_could_not_decode_is_refused() {
        Cli.Result result = Cli.against(server.url()).run("keys", "verify", "cl\ufffd\ufffd");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void version_prints_one_line() {
        assertThat(Cli.bare().run("version")).isEqualTo(new Cli.Result(0, "talos unpackaged\n", ""));
    }

    @Test
    void the_training_of_the_build_prints_nothing() {
        assertThat(Cli.bare().run("aot-training")).isEqualTo(new Cli.Result(0, "", ""));
    }
}
