package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.CuttingProxy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Imports from a server that is away for a while, or for good. */
class ImportTroublesTest extends WithImports {

    @Test
    void what_fails_for_a_while_is_tried_again() throws IOException {
        failBetween(1, 4);

        Cli.Result result = importing(file("keys", rows(3000)), "--batch-size", "500", "--concurrency", "1");

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stderr())
                .contains("SERVICE_UNAVAILABLE: ", "; trying again for up to 300 s\nthe server answers again\n")
                .contains("imported 3000, existed 0, failed 0");
        assertThat(stored()).isEqualTo(3000);
    }

    @Test
    void rows_that_the_database_gave_up_on_are_sent_again() throws IOException {
        // The second half of the first request.
        failBetween(1, 2);

        Cli.Result result = importing(file("keys", rows(1000)));

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stderr()).endsWith("imported 1000, failed 0\n");
    }

    @Test
    void a_lost_answer_makes_no_duplicates() throws IOException {
        try (CuttingProxy proxy = CuttingProxy.before(server.url(), 3)) {
            Cli.Result result = importingTo(proxy.url(), file("keys", rows(2500)));

            assertThat(result.exitCode()).as(result.stderr()).isZero();
            assertThat(result.stderr()).contains("imported 2500, existed 0, failed 0");
        }
        assertThat(stored()).isEqualTo(2500);
    }

    @Test
    void patience_has_an_end_and_says_how_to_go_on() throws IOException {
        failBetween(4, Integer.MAX_VALUE);
        String file = file("keys", rows(3000));

        Cli.Result result =
                importing(file, "--concurrency", "1", "--retry-for", "2s", "--checkpoint", checkpoint.toString());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stderr())
                .contains("error: SERVICE_UNAVAILABLE: stopped after ")
                .contains("gave up after ", "; run the same command again to go on from there");
    }

    @Test
    void a_server_that_was_never_there_is_not_waited_for() throws IOException {
        server.stopListening();

        Cli.Result result = importing(file("keys", rows(5)));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stderr()).startsWith("error: SERVER_UNREACHABLE: ");
    }
}
