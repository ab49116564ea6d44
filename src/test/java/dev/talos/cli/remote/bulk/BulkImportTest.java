package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.http.Limits;
import dev.talos.storage.StoreException;
import dev.talos.testing.Cli;
import dev.talos.testing.CuttingProxy;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports against a real server that has its troubles. */
class BulkImportTest {
    @TempDir
    private Path directory = Path.of("");

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private TestServer server;
    private Path checkpoint;
    private Path errors;

    @BeforeEach
    void start() {
        server = TestServer.start(directory, Limits.usual(), store -> new GatedStore(store, gate));
        checkpoint = directory.resolve("checkpoint");
        errors = directory.resolve("errors.ndjson");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result importing(String file, String... more) {
        return importingTo(server.url().toString(), file, more);
    }

    private static Cli.Result importingTo(String url, String file, String... more) {
        String[] line = {"keys", "imported", "batch-import", "--file", file};
        return Cli.against(url)
                .run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"raw_key\":\"k" + i + "\",\"name\":\"n" + i + "\",\"actor_id\":\"a\"}")
                .collect(Collectors.joining("\n"));
    }

    /** The store fails from one call to before another. */
    private void failBetween(int from, int to) {
        AtomicInteger calls = new AtomicInteger();
        gate.set(() -> {
            int call = calls.getAndIncrement();
            if (call >= from && call < to) {
                throw new StoreException.Unavailable("away for a while", null);
            }
        });
    }

    private long stored() {
        gate.set(() -> {});
        return Cli.against(server.url().toString())
                .run("keys", "imported", "list", "--all", "-q")
                .stdout()
                .lines()
                .count();
    }

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

    @Test
    void a_file_that_is_no_checkpoint_is_not_overwritten() throws IOException {
        String other = file("other", "{\"precious\":true}");

        Cli.Result result = importing(file("keys", rows(2)), "--checkpoint", other);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Path.of(other)).hasContent("{\"precious\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--errors", "--checkpoint"})
    void the_input_is_not_overwritten(String option) throws IOException {
        String file = file("keys", rows(2));

        Cli.Result result = importing(file, option, file);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Path.of(file)).hasContent(rows(2));
    }

    @Test
    void neither_file_holds_a_key() throws IOException {
        importing(
                file("keys", (rows(2) + "\n" + rows(2)).replace("\"k0\"", "\"sk-never-shown\"")),
                "--checkpoint",
                checkpoint.toString(),
                "--errors",
                errors.toString());

        assertThat(checkpoint).content().doesNotContain("sk-never-shown");
        assertThat(errors)
                .content()
                .contains("\"code\":\"ALREADY_EXISTS\"", "\"name\":\"n0\"")
                .doesNotContain("sk-never-shown");
    }

    @Test
    void keys_among_the_errors_are_for_the_owner_only() throws IOException {
        Files.writeString(errors, "of an earlier import");

        importing(file("keys", rows(1) + "\n" + rows(1)), "--errors", errors.toString(), "--errors-with-keys");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(errors)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(errors))
                .isEqualTo("{\"line\":2,\"code\":\"ALREADY_EXISTS\",\"message\":\"line 1 brings the same key\","
                        + "\"name\":\"n0\",\"actor_id\":\"a\",\"raw_key\":\"k0\"}\n");
    }

    @Test
    void a_full_disk_under_the_errors_stops_the_import() throws IOException {
        Cli.Result result = importing(file("keys", rows(3) + "\nbad"), "--errors", "/dev/full");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .contains("error: ERRORS_FAILED: cannot write --errors /dev/full: No space left on device");
    }

    @Test
    void a_checkpoint_without_a_directory_stops_the_import_before_anything_is_sent() throws IOException {
        Cli.Result result = importing(
                file("keys", rows(3)),
                "--checkpoint",
                directory.resolve("none/checkpoint").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("error: CHECKPOINT_FAILED: ", "there is no such directory");
        assertThat(stored()).isZero();
    }

    @Test
    void what_is_there_already_can_count_as_done() throws IOException {
        importing(file("keys", rows(1)));

        Cli.Result result = importing(file("keys", rows(3)), "--skip-existing");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEqualTo("imported 2, existed 1, failed 0\n");
    }

    @Test
    void csv_and_arrays_come_out_the_same() throws IOException {
        List<String> files = List.of(
                file("a", "raw_key,name,actor_id,scopes,metadata\r\nc1,n,me,r w,\"{\"\"a\"\":1}\"\r\n"),
                file(
                        "b",
                        "[{\"raw_key\":\"c2\",\"name\":\"n\",\"actor_id\":\"me\",\"scopes\":[\"r\",\"w\"],\"metadata\":{\"a\":1}}]"));

        assertThat(files)
                .extracting(file -> importing(
                                file, "--format", "jsonpath=$.results[0].imported_api_key['scopes','metadata']")
                        .stdout())
                .containsOnly("{\"scopes\":[\"r\",\"w\"],\"metadata\":{\"a\":1}}\n");
    }

    @Test
    void a_dry_run_finds_what_an_import_would_and_writes_nothing() throws IOException {
        importing(file("before", rows(1)));

        Cli.Result result = importing(file("keys", rows(3) + "\n" + rows(2)), "--dry-run", "--batch-size", "2");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stderr()).isEqualTo("dry run, nothing was written: imported 2, failed 3\n");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void the_digests_of_another_store_come_in_with_its_columns() throws IOException {
        String hash = Base64.getEncoder().encodeToString(sha256("uk_live_secret"));

        Cli.Result result = importing(file("keys", "hash,name,actor_id\n" + hash + ",n,a\n"), "--from", "unkey");

        assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
        assertThat(verify("uk_live_secret")).isZero();
        assertThat(verify(hash)).isEqualTo(1);
    }

    @Test
    void digests_say_their_scheme_once() throws IOException {
        String digest = HexFormat.of().formatHex(sha256("secret"));

        importing(
                file("keys", "{\"digest\":\"" + digest + "\",\"name\":\"n\",\"actor_id\":\"a\"}"),
                "--hashed",
                "sha256:hex:after_first:|");

        assertThat(verify("17|secret")).isZero();
    }

    private int verify(String key) {
        return Cli.against(server.url().toString()).run("keys", "verify", key).exitCode();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--batch-size=0", "--batch-size=1001", "--concurrency=0", "--concurrency=65", "--retry-for=x"})
    void numbers_out_of_bounds_are_wrong_usage(String option) throws IOException {
        assertThat(importing(file("keys", rows(1)), option).exitCode()).isEqualTo(2);
    }
}
