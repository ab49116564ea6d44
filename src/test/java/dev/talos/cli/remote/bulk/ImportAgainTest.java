package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Imports that go on where an earlier one stopped. */
class ImportAgainTest extends WithImports {

    @Test
    void the_same_command_goes_on_where_it_stopped_and_accounts_for_every_row() throws IOException {
        String file = file(
                "keys", rows(1500) + "\nbad\n" + rows(2999).substring(rows(1500).length() + 1) + "\nbad\n");
        String[] options = {
            "--checkpoint",
            checkpoint.toString(),
            "--errors",
            errors.toString(),
            "--retry-for",
            "0s",
            "--concurrency",
            "1",
            "--format",
            "json"
        };
        failBetween(4, Integer.MAX_VALUE);
        Cli.Result first = importing(file, options);
        gate.set(() -> {});

        Cli.Result second = importing(file, options);

        assertThat(first.exitCode()).isEqualTo(4);
        assertThat(second.stdout())
                .contains("\"finished\":true", "\"rows\":3001,\"imported\":2999,\"existed\":0,\"failed\":2,");
        assertThat(second.stderr()).startsWith("going on after ");
        assertThat(Files.readAllLines(errors))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"line\":1501,\"code\":\"INVALID_ARGUMENT\","))
                .anyMatch(line -> line.startsWith("{\"line\":3001,"));
        assertThat(stored()).isEqualTo(2999);
    }

    @Test
    void a_finished_import_sends_nothing_more() throws IOException {
        String file = file("keys", rows(1200) + "\nbad");
        importing(file, "--checkpoint", checkpoint.toString());
        server.stopListening();

        Cli.Result again = importing(file, "--checkpoint", checkpoint.toString(), "--format", "json");

        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.stdout()).contains("\"imported\":1200,");
        assertThat(again.stderr()).startsWith("the checkpoint says that every row of this file is done");
    }

    @Test
    void a_stream_that_was_cut_off_in_a_row_goes_on_with_that_row() {
        String whole = rows(3000) + "\n";
        Cli.Result first = streaming(whole.substring(0, whole.indexOf("\"n2500\"")));

        Cli.Result second = streaming(whole);

        assertThat(first.exitCode()).isNotZero();
        assertThat(first.stderr())
                .contains(
                        "INPUT_BROKEN: ",
                        "it ends in a row that is cut off or bad: the row is not JSON; see line 2501");
        assertThat(second.exitCode()).as(second.stderr()).isZero();
        assertThat(second.stdout()).contains("\"finished\":true", "\"rows\":3000,\"imported\":3000,");
        assertThat(stored()).isEqualTo(3000);
    }

    @Test
    void an_array_that_was_cut_off_is_not_finished() {
        String whole = array(3000);
        Cli.Result first = streaming(whole.substring(0, whole.indexOf("\"n2500\"")));

        Cli.Result second = streaming(whole);

        assertThat(first.stderr()).contains("INPUT_BROKEN: ", "the array is cut off in the item that begins here");
        assertThat(second.exitCode()).as(second.stderr()).isZero();
        assertThat(stored()).isEqualTo(3000);
    }

    @Test
    void a_stream_that_has_grown_since_it_was_finished_goes_on() {
        streaming(rows(2000) + "\n");

        Cli.Result second = streaming(rows(3000) + "\n");

        assertThat(second.stdout()).contains("\"rows\":3000,\"imported\":3000,");
        assertThat(stored()).isEqualTo(3000);
    }

    @Test
    void a_file_that_is_broken_is_not_called_done_the_next_time() throws IOException {
        String file = file("keys", array(1200).substring(0, array(1200).length() - 5));
        importing(file, "--checkpoint", checkpoint.toString());

        Cli.Result again = importing(file, "--checkpoint", checkpoint.toString());

        assertThat(again.exitCode()).isNotZero();
        assertThat(again.stderr()).contains("INPUT_BROKEN: ").doesNotContain("every row of this file is done");
    }

    @Test
    void a_checkpoint_of_another_file_is_refused() throws IOException {
        importing(file("one", rows(2)), "--checkpoint", checkpoint.toString());

        Cli.Result result = importing(file("two", rows(3)), "--checkpoint", checkpoint.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("--checkpoint is of another import: the file is another one");
    }

    /** Longer than what a stream is known again by. */
    private Cli.Result streaming(String text) {
        return Cli.against(server.url().toString())
                .reading(text)
                .run(
                        "keys",
                        "imported",
                        "batch-import",
                        "--file",
                        "-",
                        "--checkpoint",
                        checkpoint.toString(),
                        "--format",
                        "json");
    }

    private static String array(int count) {
        return "[" + rows(count).replace("\n", ",\n") + "]";
    }
}
