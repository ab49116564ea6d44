package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchImportCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private TestServer server;
    private Cli cli;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        cli = Cli.against(server.url().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result importing(String file, String... format) {
        String[] line = {"keys", "imported", "batch-import", "--file", "-"};
        return cli.reading(file)
                .run(Stream.concat(Stream.of(line), Stream.of(format)).toArray(String[]::new));
    }

    private static String item(String rawKey) {
        return "{\"raw_key\":\"" + rawKey + "\",\"name\":\"name of " + rawKey + "\",\"actor_id\":\"team\"}";
    }

    private static String items(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> item("k" + i)).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void all_imported_is_exit_code_0_and_a_line_for_each() {
        Cli.Result result = importing(items(0, 2));

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEqualTo("imported 2, failed 0\n");
        assertThat(result.stdout())
                .containsPattern("^INDEX  KEY ID +NAME +STATUS  ERROR\n0 +[0-9a-f-]{36}  name of k0  ACTIVE\n")
                .endsWith("name of k1  ACTIVE\n");
    }

    @Test
    void an_object_that_holds_the_array_will_do() {
        assertThat(importing("{\"requests\":" + items(0, 2) + "}").exitCode()).isZero();
    }

    @Test
    void a_file_is_read_by_its_name() throws IOException {
        Path file = Files.writeString(directory.resolve("keys.json"), items(0, 1));

        assertThat(cli.run("keys", "imported", "batch-import", "--file", file.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void partly_failed_is_exit_code_4_and_shows_the_name_and_why() {
        Cli.Result result = importing("[" + item("a") + "," + item("a") + "]");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).containsPattern("1 +name of a +FAILED +ALREADY_EXISTS: ");
        assertThat(result.stderr()).isEqualTo("imported 1, failed 1\n");
    }

    @Test
    void all_failed_is_exit_code_1_with_the_results_and_the_error() {
        importing(items(0, 2));

        Cli.Result result = importing(items(0, 2));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout())
                .containsPattern("0 +name of k0 +FAILED +ALREADY_EXISTS")
                .containsPattern("1 +name of k1");
        assertThat(result.stderr()).startsWith("error: ").hasLineCount(1);
    }

    @Test
    void all_failed_in_json_has_the_form_of_a_result() {
        importing(items(0, 2));

        assertThat(importing(items(0, 2), "--format", "jsonpath=$.failure_count")
                        .stdout())
                .isEqualTo("2\n");
    }

    @Test
    void quiet_prints_the_ids_of_the_imported_only() {
        Cli.Result result = importing("[" + item("a") + "," + item("a") + "," + item("b") + "]", "-q");

        assertThat(result.stdout()).matches("([0-9a-f-]{36}\n){2}");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void of_a_thousand_each_is_told() {
        Cli.Result result = importing(items(0, 1000), "--batch-size", "300", "--format", "jsonpath=$.results[*].index");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout().lines()).hasSize(1000).endsWith("998", "999");
    }

    @Test
    void of_more_than_a_thousand_the_sum_is_told() {
        Cli.Result result = importing(items(0, 2100), "--format", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout())
                .startsWith("{\"finished\":true,\"dry_run\":false,\"rows\":2100,\"imported\":2100,\"existed\":0,"
                        + "\"failed\":0,\"failures\":{},");
        assertThat(result.stderr())
                .startsWith("imported 2100, existed 0, failed 0; ")
                .contains(" rows/s\n");
    }

    @Test
    void failures_in_one_of_several_requests_are_counted_by_code() {
        importing(items(1000, 2000));

        Cli.Result result = importing(items(0, 2001), "--format", "jsonpath=$['imported','failures']");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).isEqualTo("{\"imported\":1001,\"failures\":{\"ALREADY_EXISTS\":1000}}\n");
    }

    @Test
    void quiet_prints_the_ids_of_many_too() {
        Cli.Result result = importing(items(0, 2100), "-q");

        assertThat(result.stdout()).matches("([0-9a-f-]{36}\n){2100}");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void a_batch_too_big_for_one_request_is_cut_by_size() {
        String big = "x".repeat(4000);
        String file = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"raw_key\":\"" + i + "\",\"name\":\"n\",\"actor_id\":\"a\",\"metadata\":{\"a\":\""
                        + big + "\"},\"scopes\":[" + ("\"" + "s".repeat(255) + "\",").repeat(99) + "\"s\"]}")
                .collect(Collectors.joining(",", "[", "]"));

        Cli.Result result = importing(file, "-q");

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).hasLineCount(1000);
    }

    @Test
    void unicode_arrives_as_it_left() {
        importing("[" + item("clé-🔑") + "]");

        assertThat(cli.run("keys", "verify", "clé-🔑").exitCode()).isZero();
    }
}
