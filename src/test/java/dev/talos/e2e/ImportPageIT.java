package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ServerProcess;
import dev.talos.testing.Shell;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page "Import existing keys", command by command, in its order and to the letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ImportPageIT {

    private static final String IMPORT = """
            RESPONSE=$(talos keys imported import "Stripe production key" \\
            --raw-key "sk_live_test_51OxAM2Qly" \\
            --actor payment-service \\
            --scopes "payments:read,payments:write" \\
            --ttl 8760h \\
            --metadata '{"source": "stripe", "environment": "production"}' \\
            --format json \\
            -e "$TALOS_URL" 2>/dev/null)

            echo "$RESPONSE" | jq .

            export IMPORTED_KEY_ID=$(echo "$RESPONSE" | jq -er '.imported_api_key.key_id')
            """;

    private static final String VERIFY = "talos keys verify \"sk_live_test_51OxAM2Qly\" -e \"$TALOS_URL\"\n";

    private static final String BATCH = """
            talos keys imported batch-import --file - -e "$TALOS_URL" <<'JSON'
            [
            {"raw_key": "ghp_batch_key_001", "name": "GitHub PAT 1", "actor_id": "dev-team"},
            {"raw_key": "ghp_batch_key_002", "name": "GitHub PAT 2", "actor_id": "dev-team"}
            ]
            JSON
            """;

    private static final String LIST = "talos keys imported list -e \"$TALOS_URL\"\n";
    private static final String REVOKE =
            "talos keys revoke \"$IMPORTED_KEY_ID\" --reason superseded -e \"$TALOS_URL\"\n";
    private static final String DELETE = "talos keys imported delete \"$IMPORTED_KEY_ID\" -e \"$TALOS_URL\"\n";

    private ServerProcess server;
    private Path directory;
    private String keyId = "";

    @BeforeAll
    void serve(@TempDir Path temporary) {
        directory = temporary;
        server = ServerProcess.start(directory, Map.of(), "serve", "--dev");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Shell.Result run(String commands) {
        Shell shell = new Shell(directory, Map.of("TALOS_URL", server.url().toString(), "IMPORTED_KEY_ID", keyId));
        return shell.run(commands);
    }

    @Test
    @Order(1)
    void import_answers_with_the_id_of_the_key() {
        Shell.Result result = run(IMPORT + "echo \"id=$IMPORTED_KEY_ID\"");

        assertThat(result.stdout()).containsPattern("(?m)^id=[0-9a-f-]{36}$");
        keyId = result.stdout().substring(result.stdout().indexOf("id=") + 3).strip();
    }

    @Test
    @Order(2)
    void verify_says_the_key_is_valid() {
        Shell.Result result = run(VERIFY);

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains(keyId, "payment-service", "ACTIVE");
    }

    @Test
    @Order(3)
    void the_batch_of_two_succeeds() {
        Shell.Result result = run(BATCH);

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("GitHub PAT 1", "GitHub PAT 2");
    }

    @Test
    @Order(4)
    void list_shows_all_three() {
        Shell.Result result = run(LIST);

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains(keyId, "Stripe production key", "GitHub PAT 1", "GitHub PAT 2");
    }

    @Test
    @Order(5)
    void revoke_ends_the_key() {
        assertThat(run(REVOKE)).returns(0, Shell.Result::exitCode);
    }

    @Test
    @Order(6)
    void verify_then_says_revoked() {
        Shell.Result result = run(VERIFY);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).contains("REVOKED");
    }

    @Test
    @Order(7)
    void delete_removes_it() {
        assertThat(run(DELETE)).returns(0, Shell.Result::exitCode);
    }

    @Test
    @Order(8)
    void list_no_longer_shows_it() {
        assertThat(run(LIST).stdout()).contains("GitHub PAT 1").doesNotContain(keyId);
    }

    @Test
    @Order(9)
    void no_raw_key_is_in_the_data_directory_or_the_output() {
        Shell.Result found = run("grep -rl -e sk_live_test_51OxAM2Qly -e ghp_batch_key_00 data server-*.out");

        assertThat(found.stdout()).isEmpty();
    }
}
