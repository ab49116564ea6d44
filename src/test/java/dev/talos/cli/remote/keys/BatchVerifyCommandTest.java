package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchVerifyCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private TestServer server;
    private Cli cli;
    private String id = "";

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        cli = Cli.against(server.url().toString());
        id = cli.run("keys", "imported", "import", "n", "--raw-key=good", "--actor=a", "-q")
                .stdout()
                .strip();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void all_valid_is_exit_code_0() {
        assertThat(cli.run("keys", "batch-verify", "good", "good").exitCode()).isZero();
    }

    @Test
    void some_valid_is_exit_code_4() {
        assertThat(cli.run("keys", "batch-verify", "good", "wrong").exitCode()).isEqualTo(4);
    }

    @Test
    void none_valid_is_exit_code_1() {
        assertThat(cli.run("keys", "batch-verify", "wrong", "worse").exitCode()).isEqualTo(1);
    }

    @Test
    void the_table_stands_in_the_order_asked_and_shows_no_credential() {
        Cli.Result result = cli.run("keys", "batch-verify", "wrong", "good");

        assertThat(result.stdout().lines().map(line -> line.split(" +", -1)[1])).containsExactly("VALID", "no", "yes");
        assertThat(result.stdout()).contains(id, "NOT_FOUND").doesNotContain("good", "wrong");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void quiet_prints_a_line_for_each_credential() {
        assertThat(cli.run("keys", "batch-verify", "-q", "wrong", "good", "wrong")
                        .stdout())
                .isEqualTo("-\n" + id + "\n-\n");
    }

    @Test
    void more_than_a_hundred_are_cut_into_several_requests() {
        String[] line = Stream.concat(
                        Stream.of("keys", "batch-verify", "-q"),
                        IntStream.range(0, 250).mapToObj(i -> i == 249 ? "good" : "wrong-" + i))
                .toArray(String[]::new);

        Cli.Result result = cli.run(line);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).isEqualTo("-\n".repeat(249) + id + "\n");
    }

    @Test
    void several_requests_are_one_result_in_json() {
        String[] line = Stream.concat(
                        Stream.of("keys", "batch-verify", "--format", "jsonpath=$.results.length()"),
                        IntStream.range(0, 101).mapToObj(i -> "wrong-" + i))
                .toArray(String[]::new);

        assertThat(cli.run(line).stdout()).isEqualTo("101\n");
    }

    @Test
    void nothing_on_standard_input_is_wrong_usage() {
        assertThat(cli.run("keys", "batch-verify", "-").exitCode()).isEqualTo(2);
    }
}
