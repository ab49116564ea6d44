package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ServerProcess;
import dev.talos.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of an import. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class InterruptedImportIT {
    private static final int ROWS = 30_000;
    private static final String IMPORT =
            "talos keys imported batch-import --file keys --checkpoint checkpoint --batch-size 50 --format json";

    private Path directory;
    private ServerProcess server;

    @BeforeAll
    void serve(@TempDir Path temporary) throws IOException {
        directory = temporary;
        server = ServerProcess.start(directory, Map.of(), "serve", "--dev");
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "{\"raw_key\":\"k" + i + "\",\"name\":\"n\",\"actor_id\":\"a\"}")
                .collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("keys"), rows);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void ends_after_the_requests_under_way_and_says_how_to_go_on() throws IOException {
        // A build in the background ignores the signal, and so would its children.
        try (ServerProcess client = ServerProcess.launchUnder(
                List.of("env", "--default-signal=INT"),
                directory,
                Map.of("TALOS_URL", server.url().toString()),
                IMPORT.substring("talos ".length()).split(" "))) {
            awaitProgress();
            new Shell(directory, Map.of()).run("kill -INT " + client.pid());

            client.waitFor(Pattern.compile("stopped after \\d+ rows; run the same command again to go on from there"));
            assertThat(client.exitCode()).isEqualTo(130);
            assertThat(client.output()).contains("\"finished\":false");
        }
    }

    /** Until the checkpoint knows of more rows than are told one by one. */
    private void awaitProgress() {
        Shell shell = new Shell(directory, Map.of());
        Shell.Result result = shell.run(
                "for i in $(seq 600); do grep -Eq '\"imported\" : ([2-9][0-9]{3}|[0-9]{5})' checkpoint && exit 0;"
                        + " sleep 0.05; done; exit 1");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    @Order(2)
    void the_same_command_goes_on() {
        Shell.Result result =
                new Shell(directory, Map.of("TALOS_URL", server.url().toString())).run(IMPORT);

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("\"finished\":true", "\"rows\":" + ROWS + ",\"imported\":" + ROWS + ",");
        assertThat(result.stdout()).doesNotContain("\"rows_in_earlier_runs\":0,");
    }
}
