package dev.talos.cli.remote.keys;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private Cli.Result importing(String file, String... more) {
        String[] line = {"keys", "imported", "batch-import", "--file", "-", "--retry-for", "0s"};
        return Cli.against(server.url())
                .reading(file)
                .run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|holds no keys|",
                "~ \n ~|holds no keys|",
                "[]|holds no keys|",
                "{\"requests\":[]}|holds no keys|",
                "\"SECRET\"|has no column raw_key|line 1",
                "SECRET,name,actor_id|has no column raw_key|line 1",
                "[|the array is cut off|line 1, column 2",
                "{\"requests\":{\"SECRET\":1}}|must be a JSON array|line 1, column 13",
                "[,{\"raw_key\":\"SECRET\"}]|an item must stand here|line 1, column 2",
                "raw_key,name,actor_id,name|has the column name twice|line 1",
                "raw_key,name,actor_id,tt1|unknown column \"tt1\"|line 1"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{},7]|is not a JSON object; see line 1, column 5",
                "~[{},\n {\"b\" 2}]~|is not JSON; see line 2, column",
                "[{},{\"raw_key\":SECRET}]|is not JSON; see line 1, column",
                "[{},{\"name\":\"SECRET\",\"name\":\"SECRET\"}]|has a member twice; see line 1, column",
                "~{}\n{\"raw_key\":\"SECRET\n~|is not JSON; see line 2, column",
                "~{}\nSECRET,SECRET\n~|is not JSON; see line 2, column",
                "~raw_key,name,actor_id\nk,n,a\nSECRET,n\n~|has 2 fields, the header 3; see line 3, column 1"
            })
    void a_bad_row_fails_alone_with_its_place_and_without_its_content(String file, String what) {
        server.answer(200, imported(1));

        Cli.Result result = importing(file.replace("SECRET", NEVER_SHOWN));

        assertThat(result.exitCode()).as(result.stderr()).isEqualTo(4);
        assertThat(result.stdout()).contains("FAILED", what).doesNotContain(NEVER_SHOWN);
        assertThat(result.stderr()).isEqualTo("imported 1, failed 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{}|the array is cut off; see line 1, column 4",
                "[{},{\"raw_key\":\"SECRET|a text is not closed on its line; see line 1",
                "[{},{\"a\":{|the array is cut off in the item that begins here; see line 1, column 5",
                "[{} {}]|a comma or ] must stand here; see line 1, column 5",
                "[{}] SECRET|there is more after the end of the array; see line 1, column 6",
                "{\"requests\":[{}],\"SECRET\":1}|nothing but \"requests\"; see line 1, column 17"
            })
    void an_array_that_breaks_off_ends_there_and_what_was_read_is_imported(String file, String what) {
        server.answer(200, imported(1));

        Cli.Result result = importing(file.replace("SECRET", NEVER_SHOWN));

        assertThat(result.exitCode()).as(result.stderr()).isEqualTo(4);
        assertThat(result.stdout()).contains("id-0");
        assertThat(result.stderr())
                .startsWith("error: INPUT_BROKEN: --file: ")
                .contains(what, "1 rows before it were read")
                .doesNotContain(NEVER_SHOWN);
    }

    @Test
    void a_row_nested_without_end_fails_alone() {
        server.answer(200, imported(1));

        assertThat(importing("[{},{\"metadata\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]")
                        .stdout())
                .contains("the row is nested too deeply");
    }

    @Test
    void a_row_that_is_not_utf_8_fails_alone_with_its_line() {
        server.answer(200, imported(1));
        byte[] file = "{}\n{\"a\":\"x\"}\n".getBytes(UTF_8);
        file[file.length - 4] = (byte) 0xff;

        Cli.Result result =
                Cli.against(server.url()).reading(file).run("keys", "imported", "batch-import", "--file", "-");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).contains("not UTF-8; see line 2, column 7");
    }

    @Test
    void utf_16_is_wrong_usage() {
        Cli.Result result = Cli.against(server.url())
                .reading("[{}]".getBytes(UTF_16))
                .run("keys", "imported", "batch-import", "--file", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("--file is UTF-16; it must be UTF-8");
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
    void a_refusal_after_a_success_says_what_was_done_and_how_to_go_on() {
        server.answer(200, imported(1000)).answer(503, UNAVAILABLE);

        Cli.Result result = importing(items(2500), "--concurrency", "1");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).hasLineCount(1001).contains("id-999");
        assertThat(result.stderr())
                .contains("error: UNAVAILABLE: stopped after 1000 rows: later; run it again with --skip-existing");
    }

    @Test
    void nothing_is_sent_after_a_refusal() {
        server.answer(200, imported(1000)).answer(404, "text/html", "<html>".getBytes(UTF_8));

        Cli.Result result = importing(items(2500), "--concurrency", "1");

        assertThat(server.unread()).isEqualTo(2);
        assertThat(result.stderr()).contains("is this the URL of a Talos server?");
    }

    @Test
    void an_answer_that_does_not_tell_of_every_row_is_no_answer() {
        server.answer(200, imported(1));

        assertThat(importing(items(2)).stderr()).startsWith("error: UNEXPECTED_ANSWER: ");
    }
}
