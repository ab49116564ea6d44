package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.ScriptedServer.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that issued keys share with imported ones. */
class IssuedKeysTest {
    private final ScriptedServer server = ScriptedServer.start();
    private final Cli cli = Cli.against(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get id-1 | GET issuedApiKeys/id-1?",
                "list --actor a --status revoked | GET issuedApiKeys?actor_id=a&status=KEY_STATUS_REVOKED",
                "list --page-size 2 --page-token t | GET issuedApiKeys?page_size=2&page_token=t",
                "update id-1 --name n --scopes a | PATCH issuedApiKeys/id-1?update_mask=name%2Cscopes",
                "update id-1 --update-mask ip_restriction | PATCH issuedApiKeys/id-1?update_mask=ip_restriction",
                "revoke id-1 --reason superseded | POST issuedApiKeys/id-1:revoke?"
            })
    void they_go_to_the_issued_keys(String line, String expected) {
        cli.run(("keys issued " + line).split(" "));

        Received request = server.received();
        assertThat(request.method() + " " + request.path().replace("/v2alpha1/admin/", "") + "?" + request.query())
                .isEqualTo(expected);
    }

    @Test
    void all_pages_are_fetched_as_one_list() {
        server.answer(200, "{\"issued_api_keys\":[{\"key_id\":\"b\"}],\"next_page_token\":\"t\"}")
                .answer(200, "{\"issued_api_keys\":[{\"key_id\":\"a\"}],\"next_page_token\":\"\"}");

        assertThat(cli.run("keys", "issued", "list", "--all", "--format", "json"))
                .isEqualTo(new Cli.Result(0, "{\"issued_api_keys\":[{\"key_id\":\"b\"},{\"key_id\":\"a\"}]}\n", ""));
    }

    @Test
    void an_update_of_nothing_lists_the_options() {
        Cli.Result result = cli.run("keys", "issued", "update", "id-1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("nothing to update", "--name, --scopes, --metadata");
        assertThat(server.unread()).isZero();
    }

    @Test
    void there_is_no_delete() {
        assertThat(cli.run("keys", "issued", "delete", "id-1").stderr())
                .contains("no command delete", "issue, get, list, update, rotate, revoke");
    }
}
