package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.ScriptedServer.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCommandTest {
    private static final String ISSUED = """
            {"issued_api_key":{"key_id":"id-1","name":"Checkout","actor_id":"shop","status":"KEY_STATUS_ACTIVE",\
            "scopes":["read"]},"secret":"sk_v1_once_only"}""";

    private final ScriptedServer server = ScriptedServer.start();
    private final Cli cli = Cli.against(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys issue", "keys issued issue"})
    void all_that_was_given_is_asked_for(String command) {
        String line = command + " Checkout --actor shop --scopes a,b --ttl 90d --metadata {\"t\":1}"
                + " --allowed-cidrs 10.0.0.0/8 --rate-limit-quota 5 --rate-limit-window 1m --visibility public"
                + " --request-id r1";

        cli.run(line.split(" "));

        Received request = server.received();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /v2alpha1/admin/issuedApiKeys");
        assertThat(request.body()).isEqualTo("""
                {"name":"Checkout","actor_id":"shop","ttl":"90d","scopes":["a","b"],"metadata":{"t":1},\
                "ip_restriction":{"allowed_cidrs":["10.0.0.0/8"]},"rate_limit_policy":{"quota":5,"window":"1m"},\
                "visibility":"KEY_VISIBILITY_PUBLIC","request_id":"r1"}""");
    }

    @Test
    void what_was_not_given_is_left_to_the_server() {
        cli.run("keys", "issue", "Checkout", "--actor", "shop");

        assertThat(server.received().body()).isEqualTo("{\"name\":\"Checkout\",\"actor_id\":\"shop\"}");
    }

    @Test
    void the_table_has_the_key_and_its_secret() {
        assertThat(issue("table").stdout()).isEqualTo("""
                KEY ID    id-1
                NAME      Checkout
                ACTOR ID  shop
                STATUS    ACTIVE
                SCOPES    read
                SECRET    sk_v1_once_only
                """);
    }

    @Test
    void stderr_says_that_the_secret_is_shown_once_and_not_what_it_is() {
        assertThat(issue("table").stderr()).isEqualTo("The secret is shown this once only: keep it in a safe place.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "jsonpath=$.secret, sk_v1_once_only",
        "jsonpath=$.issued_api_key.key_id, id-1",
        "jsonpointer=/secret, sk_v1_once_only"
    })
    void a_script_picks_what_it_needs(String format, String value) {
        assertThat(issue(format).stdout()).isEqualTo(value + "\n");
    }

    @Test
    void json_is_the_answer_as_it_came() {
        assertThat(issue("json").stdout()).isEqualTo(ISSUED + "\n");
    }

    @Test
    void quiet_prints_the_id_alone() {
        server.answer(201, ISSUED);

        assertThat(cli.run("keys", "issue", "Checkout", "--actor", "shop", "-q"))
                .isEqualTo(new Cli.Result(0, "id-1\n", ""));
    }

    @Test
    void a_key_that_was_made_before_comes_without_its_secret() {
        server.answer(201, "{\"issued_api_key\":{\"key_id\":\"id-1\"}}");

        Cli.Result result = cli.run("keys", "issue", "Checkout", "--actor", "shop", "--request-id", "r1");

        assertThat(result.stdout()).isEqualTo("KEY ID  id-1\n");
        assertThat(result.stderr()).contains("made the key before").contains("not shown again");
    }

    @Test
    void a_full_quota_is_an_error_with_its_reason() {
        server.answer(402, """
                {"error":{"code":402,"status":"PERMISSION_DENIED","message":"no more keys",\
                "details":[{"reason":"API_KEY_QUOTA_EXCEEDED"}]}}""");

        assertThat(cli.run("keys", "issue", "Checkout", "--actor", "shop"))
                .isEqualTo(new Cli.Result(1, "", "error: API_KEY_QUOTA_EXCEEDED: no more keys\n"));
    }

    private Cli.Result issue(String format) {
        server.answer(201, ISSUED);
        return cli.run("keys", "issue", "Checkout", "--actor", "shop", "--format", format);
    }
}
