package dev.talos.cli.remote.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no import file, and servers that give up in the middle. */
class BatchImportFaultsTest {
    private static final String NEVER_SHOWN = "sk_live_never_shown";
    private static final String UNAVAILABLE = "{\"error\":{\"status\":\"UNAVAILABLE\",\"message\":\"later\"}}";

    @TempDir
    private Path directory = Path.of("");

    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result importing(String file) {
        return Cli.against(server.url()).reading(file).run("keys", "imported", "batch-import", "--file", "-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|must be a JSON array|line 1",
                "[]|holds no keys|",
                "{\"requests\":[]}|holds no keys|",
                "\"SECRET\"|must be a JSON array|line 1",
                "{\"SECRET\":1}|under \"requests\"|line 1",
                "{\"requests\":[{}],\"SECRET\":1}|nothing but \"requests\"|line 1",
                "[{\"raw_key\":\"SECRET\"},7]|item 1 is not an object|line 1, column 36",
                "[{\"raw_key\":\"SECRET\"}|not JSON|line 1",
                "[{\"raw_key\":SECRET}]|not JSON|line 1",
                "[{\"raw_key\":\"SECRET\",\"raw_key\":\"SECRET\"}]|not JSON|line 1",
                "[{\"raw_key\":\"SECRET\"}] SECRET|not JSON|line 1",
                "[{\"raw_key\":\"SECRET\"}] []|more after its end|line 1",
                "SECRET,name,actor|not JSON|line 1"
            })
    void a_file_that_is_none_is_wrong_usage_with_a_place_and_without_content(String file, String what, String place) {
        Cli.Result result = importing(file.replace("SECRET", NEVER_SHOWN));

        assertThat(result.exitCode()).as(result.stderr()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr())
                .startsWith("error: USAGE: --file")
                .contains(what, place == null ? "" : place)
                .doesNotContain(NEVER_SHOWN);
        assertThat(server.unread()).isZero();
    }

    @Test
    void the_place_counts_lines() {
        assertThat(importing("[\n{\"a\":1},\n {\"b\" 2}]").stderr()).contains("line 3, column");
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void a_file_nested_without_end_is_wrong_usage(int depth) {
        assertThat(importing("[{\"a\":" + "[".repeat(depth)).stderr())
                .startsWith("error: USAGE: --file is nested too deeply");
    }

    @Test
    void a_file_that_is_not_utf_8_is_wrong_usage() {
        Cli.Result result = Cli.against(server.url())
                .reading(new byte[] {'[', '{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}', ']'})
                .run("keys", "imported", "batch-import", "--file", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).startsWith("error: USAGE: --file");
    }

    @Test
    void a_file_that_does_not_exist_is_wrong_usage() {
        Cli.Result result = Cli.against(server.url()).run("keys", "imported", "batch-import", "--file", "no-such-file");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("there is no no-such-file");
    }

    @Test
    void a_directory_is_wrong_usage() {
        Cli.Result result =
                Cli.against(server.url()).run("keys", "imported", "batch-import", "--file", directory.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("is a directory");
    }

    private static String items(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "{}").collect(Collectors.joining(",", "[", "]"));
    }

    private static String imported(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"index\":" + i + ",\"imported_api_key\":{\"key_id\":\"id-" + i + "\"}}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"));
    }

    @Test
    void a_whole_request_refused_is_exit_code_1() {
        server.answer(503, UNAVAILABLE);

        assertThat(importing(items(2))).isEqualTo(new Cli.Result(1, "", "error: UNAVAILABLE: later\n"));
    }

    @Test
    void a_refusal_after_a_success_keeps_what_was_done_and_says_where_it_stopped() {
        server.answer(200, imported(1000)).answer(503, UNAVAILABLE);

        Cli.Result result = importing(items(2500));

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).hasLineCount(1001).contains("id-999");
        assertThat(result.stderr()).isEqualTo("error: UNAVAILABLE: stopped at item 1000 of 2500: later\n");
    }

    @Test
    void nothing_is_sent_after_a_refusal() {
        server.answer(200, imported(1000)).answer(502, "text/html", "<html>".getBytes(UTF_8));

        importing(items(2500));

        assertThat(server.unread()).isEqualTo(2);
    }
}
