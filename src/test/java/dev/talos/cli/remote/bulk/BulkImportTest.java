package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows of an import, and what it is told in its options. */
class BulkImportTest extends WithImports {

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

    @ParameterizedTest
    @ValueSource(
            strings = {"--batch-size=0", "--batch-size=1001", "--concurrency=0", "--concurrency=65", "--retry-for=x"})
    void numbers_out_of_bounds_are_wrong_usage(String option) throws IOException {
        assertThat(importing(file("keys", rows(1)), option).exitCode()).isEqualTo(2);
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
}
