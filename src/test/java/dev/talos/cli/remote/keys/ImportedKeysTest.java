package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an imported key on the command line, against a real server. */
class ImportedKeysTest {
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

    private String importKey(String name, String... more) {
        String[] line = {"keys", "imported", "import", name, "--raw-key", "raw-" + name, "--actor", "team", "-q"};
        return cli.run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new))
                .stdout()
                .strip();
    }

    private String field(String id, String pointer) {
        return cli.run("keys", "imported", "get", id, "--format", "jsonpointer=" + pointer)
                .stdout()
                .strip();
    }

    @Test
    void import_shows_the_key_and_not_its_secret() {
        Cli.Result result = cli.run(
                "keys", "imported", "import", "clé-🔑", "--raw-key", "raw-1", "--actor", "team", "--scopes", "a,b");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout())
                .contains("NAME        clé-🔑\n", "ACTOR ID    team\n", "STATUS      ACTIVE\n", "SCOPES      a,b\n")
                .doesNotContain("raw-1");
    }

    @Test
    void import_in_json_carries_the_key_where_the_page_looks_for_it() {
        Cli.Result result = cli.run(
                "keys",
                "imported",
                "import",
                "n",
                "--raw-key",
                "r",
                "--actor",
                "a",
                "--format",
                "jsonpath={.imported_api_key.key_id}");

        assertThat(result.stdout()).matches("[0-9a-f-]{36}\n");
    }

    @Test
    void importing_a_key_twice_is_refused_with_the_reason() {
        importKey("one");

        Cli.Result result = cli.run("keys", "imported", "import", "two", "--raw-key", "raw-one", "--actor", "a");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).startsWith("error: API_KEY_EXISTS: ").hasLineCount(1);
    }

    @Test
    void the_server_says_what_is_wrong_with_each_field() {
        Cli.Result result = cli.run(
                "keys",
                "imported",
                "import",
                "n",
                "--raw-key",
                "secret-raw-key",
                "--actor",
                "a",
                "--ttl",
                "soon",
                "--allowed-cidrs",
                "nowhere");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .startsWith("error: BAD_REQUEST: ")
                .contains("ttl", "ip_restriction.allowed_cidrs")
                .doesNotContain("secret-raw-key")
                .hasLineCount(1);
    }

    @Test
    void get_shows_every_field_that_is_set() {
        String id = importKey(
                "n",
                "--ttl",
                "1h",
                "--metadata",
                "{\"a\":1}",
                "--allowed-cidrs",
                "10.0.0.0/8",
                "--rate-limit-quota",
                "5",
                "--rate-limit-window",
                "1m",
                "--visibility",
                "public");

        assertThat(cli.run("keys", "imported", "get", id).stdout())
                .contains(id, "{\"a\":1}", "PUBLIC", "5 per 60s", "10.0.0.0/8", "EXPIRES", "CREATED");
    }

    @Test
    void get_of_an_unknown_key_is_refused() {
        Cli.Result result = cli.run("keys", "imported", "get", "0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).startsWith("error: API_KEY_NOT_FOUND: ");
    }

    @Test
    void update_changes_what_is_given_and_nothing_else() {
        String id = importKey("old", "--scopes", "a,b", "--metadata", "{\"a\":1}");

        assertThat(cli.run("keys", "imported", "update", id, "--name", "new").exitCode())
                .isZero();

        assertThat(field(id, "/name")).isEqualTo("new");
        assertThat(field(id, "/scopes")).isEqualTo("[\"a\",\"b\"]");
        assertThat(field(id, "/metadata/a")).isEqualTo("1");
    }

    @Test
    void update_with_empty_scopes_clears_them() {
        String id = importKey("n", "--scopes", "a,b");

        cli.run("keys", "imported", "update", id, "--scopes", "");

        assertThat(cli.run("keys", "imported", "get", id).stdout()).doesNotContain("SCOPES");
    }

    @Test
    void update_clears_what_only_the_mask_names() {
        String id = importKey("n", "--rate-limit-quota", "5", "--rate-limit-window", "1m");

        cli.run("keys", "imported", "update", id, "--update-mask", "rate_limit_policy");

        assertThat(cli.run("keys", "imported", "get", id).stdout()).doesNotContain("RATE LIMIT");
    }

    @Test
    void revoke_says_so_on_stderr_only() {
        String id = importKey("n");

        assertThat(cli.run("keys", "revoke", id, "--reason", "superseded"))
                .isEqualTo(new Cli.Result(0, "", "revoked " + id + "\n"));
        assertThat(field(id, "/revocation_reason")).isEqualTo("REVOCATION_REASON_SUPERSEDED");
    }

    @Test
    void delete_with_quiet_prints_the_id_and_no_note() {
        String id = importKey("n");

        assertThat(cli.run("keys", "imported", "delete", id, "-q")).isEqualTo(new Cli.Result(0, id + "\n", ""));
        assertThat(cli.run("keys", "imported", "delete", id).exitCode()).isEqualTo(1);
    }

    @Test
    void revoke_in_json_is_an_object_that_jq_can_read() {
        String id = importKey("n");

        assertThat(cli.run("keys", "imported", "revoke", id, "--format", "json").stdout())
                .isEqualTo("{}\n");
    }

    @Test
    void verify_shows_whose_key_it_is() {
        String id = importKey("n", "--scopes", "a");

        Cli.Result result = cli.run("keys", "verify", "raw-n");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout())
                .startsWith("VALID       yes\n")
                .contains(id, "team", "ACTIVE", "SCOPES      a")
                .doesNotContain("raw-n");
    }

    @Test
    void verify_of_a_revoked_key_says_revoked() {
        cli.run("keys", "revoke", importKey("n"));

        Cli.Result result = cli.run("keys", "verify", "raw-n");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout())
                .startsWith("VALID    no\nERROR    REVOKED\n")
                .contains("STATUS   REVOKED\n");
    }

    @Test
    void verify_of_an_expired_key_says_expired() {
        importKey("n", "--ttl", "1h");
        server.pass(Duration.ofHours(2));

        assertThat(cli.run("keys", "verify", "raw-n").stdout()).contains("ERROR    EXPIRED");
    }

    @Test
    void verify_of_an_unknown_key_is_not_an_error_but_not_valid() {
        Cli.Result result = cli.run("keys", "verify", "nobody's", "--format", "jsonpath=$.error_code");

        assertThat(result).isEqualTo(new Cli.Result(1, "VERIFICATION_ERROR_NOT_FOUND\n", ""));
    }

    @Test
    void verify_with_quiet_prints_the_key_id() {
        String id = importKey("n");

        assertThat(cli.run("keys", "verify", "raw-n", "--quiet")).isEqualTo(new Cli.Result(0, id + "\n", ""));
        assertThat(cli.run("keys", "verify", "unknown", "--quiet")).isEqualTo(new Cli.Result(1, "", ""));
    }

    @Test
    void self_revoke_ends_the_key_one_holds() {
        importKey("n");

        assertThat(cli.run("keys", "self-revoke", "raw-n")).isEqualTo(new Cli.Result(0, "", "revoked\n"));
        assertThat(cli.run("keys", "verify", "raw-n").exitCode()).isEqualTo(1);
    }

    @Test
    void self_revoke_of_an_unknown_key_does_not_repeat_it() {
        Cli.Result result = cli.run("keys", "self-revoke", "unknown-raw-key");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).startsWith("error: ").doesNotContain("unknown-raw-key");
    }

    @Test
    void the_same_request_id_returns_the_same_key() {
        String id = importKey("n", "--request-id", "r-1");

        assertThat(importKey("n", "--request-id", "r-1")).isEqualTo(id);
    }
}
