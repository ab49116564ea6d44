package dev.talos.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.ScriptedServer.Received;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command and flag sends. In the tables a single quote stands for a double one. */
class RequestsTest {
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Received sentBy(String... arguments) {
        Cli.against(server.url()).run(arguments);
        return server.received();
    }

    private static String[] with(String line, String flags) {
        return Stream.concat(
                        Stream.of(line.split(" ")),
                        Stream.of(flags.replace('\'', '"').split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|~~",
                "--ttl 8760h|,'ttl':'8760h'",
                "--scopes a:read,a:write|,'scopes':['a:read','a:write']",
                "--scopes a --scopes b|,'scopes':['a','b']",
                "--scopes=|,'scopes':[]",
                "--metadata {'n':1.50,'big':12345678901234567890}|,'metadata':{'n':1.50,'big':12345678901234567890}",
                "--allowed-cidrs 10.0.0.0/8,::1/128|,'ip_restriction':{'allowed_cidrs':['10.0.0.0/8','::1/128']}",
                "--rate-limit-quota 100 --rate-limit-window 1m|,'rate_limit_policy':{'quota':100,'window':'1m'}",
                "--visibility public|,'visibility':'KEY_VISIBILITY_PUBLIC'",
                "--request-id r-1|,'request_id':'r-1'"
            })
    void import_sends_what_its_flags_say(String flags, String fields) {
        Received request = sentBy(with("keys imported import name --raw-key k --actor me", flags));

        assertThat(request.method() + " " + request.path()).isEqualTo("POST /v2alpha1/admin/importedApiKeys");
        assertThat(request.body())
                .isEqualTo(("{'raw_key':'k','name':'name','actor_id':'me'" + fields + "}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--name new|name|{'name':'new'}",
                "--scopes a,b|scopes|{'scopes':['a','b']}",
                "--scopes=|scopes|{'scopes':[]}",
                "--metadata {}|metadata|{'metadata':{}}",
                "--allowed-cidrs=|ip_restriction|{'ip_restriction':{'allowed_cidrs':[]}}",
                "--rate-limit-quota 5 --rate-limit-window 1s|rate_limit_policy|{'rate_limit_policy':{'quota':5,'window':'1s'}}",
                "--name new --scopes a|name%2Cscopes|{'name':'new','scopes':['a']}",
                "--name new --update-mask name,metadata|name%2Cmetadata|{'name':'new'}",
                "--update-mask rate_limit_policy|rate_limit_policy|{}"
            })
    void update_sends_the_fields_and_their_mask(String flags, String mask, String body) {
        Received request = sentBy(with("keys imported update id", flags));

        assertThat(request.method() + " " + request.path()).isEqualTo("PATCH /v2alpha1/admin/importedApiKeys/id");
        assertThat(request.query()).isEqualTo("update_mask=" + mask);
        assertThat(request.body()).isEqualTo(body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|~~",
                "--actor a&b|actor_id=a%26b",
                "--status active|status=KEY_STATUS_ACTIVE",
                "--status REVOKED|status=KEY_STATUS_REVOKED",
                "--status expired|status=KEY_STATUS_EXPIRED",
                "--page-size 7|page_size=7",
                "--page-token t/+=|page_token=t%2F%2B%3D",
                "--all|page_size=1000",
                "--all --page-size 5|page_size=5"
            })
    void list_asks_for_what_its_flags_say(String flags, String query) {
        Received request = sentBy(with("keys imported list", flags));

        assertThat(request.path()).isEqualTo("/v2alpha1/admin/importedApiKeys");
        assertThat(request.query()).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "keys revoke id|/v2alpha1/admin/apiKeys/id:revoke|{}",
                "keys imported revoke id|/v2alpha1/admin/importedApiKeys/id:revoke|{}",
                "keys revoke id --reason key_compromise|/v2alpha1/admin/apiKeys/id:revoke"
                        + "|{'reason':'REVOCATION_REASON_KEY_COMPROMISE'}",
                "keys revoke id --reason affiliation_changed|/v2alpha1/admin/apiKeys/id:revoke"
                        + "|{'reason':'REVOCATION_REASON_AFFILIATION_CHANGED'}",
                "keys revoke id --reason superseded|/v2alpha1/admin/apiKeys/id:revoke"
                        + "|{'reason':'REVOCATION_REASON_SUPERSEDED'}",
                "keys revoke id --reason privilege_withdrawn --reason-text why|/v2alpha1/admin/apiKeys/id:revoke"
                        + "|{'reason':'REVOCATION_REASON_PRIVILEGE_WITHDRAWN','description':'why'}",
                "keys self-revoke k|/v2alpha1/apiKeys:selfRevoke|{'credential':'k'}",
                "keys self-revoke k --reason superseded|/v2alpha1/apiKeys:selfRevoke"
                        + "|{'credential':'k','reason':'REVOCATION_REASON_SUPERSEDED'}",
                "keys verify k|/v2alpha1/admin/apiKeys:verify|{'credential':'k'}",
                "keys batch-verify a b|/v2alpha1/admin/apiKeys:batchVerify"
                        + "|{'requests':[{'credential':'a'},{'credential':'b'}]}"
            })
    void the_others_post(String line, String path, String body) {
        Received request = sentBy(line.split(" "));

        assertThat(request.method() + " " + request.path()).isEqualTo("POST " + path);
        assertThat(request.body()).isEqualTo(body.replace('\'', '"'));
    }

    @Test
    void delete_deletes() {
        Received request = sentBy("keys", "imported", "delete", "id");

        assertThat(request.method() + " " + request.path()).isEqualTo("DELETE /v2alpha1/admin/importedApiKeys/id");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "..%2f, ..%252f",
        "a:revoke, a%3Arevoke",
        "a?b#c, a%3Fb%23c",
        "clé, cl%C3%A9",
        "a b, a%20b"
    })
    void an_id_cannot_leave_its_place_in_the_path(String id, String encoded) {
        assertThat(sentBy("keys", "imported", "get", id).path())
                .isEqualTo("/v2alpha1/admin/importedApiKeys/" + encoded);
    }

    @Test
    void an_empty_id_is_not_sent() {
        Cli.Result result = Cli.against(server.url()).run("keys", "imported", "delete", "");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(server.unread()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"keys verify k", "keys batch-verify k"})
    void no_cache_is_said_in_a_header(String line) {
        assertThat(sentBy((line + " --no-cache").split(" ")).headers()).containsEntry("Cache-Control", "no-cache");
        assertThat(sentBy(line.split(" ")).headers()).doesNotContainKey("Cache-Control");
    }

    @Test
    void the_token_of_the_environment_is_a_bearer_token() {
        Cli.against(server.url()).with("TALOS_ADMIN_TOKEN", "t1").run("keys", "imported", "list");

        assertThat(server.received().headers()).containsEntry("Authorization", "Bearer t1");
    }

    @Test
    void the_token_of_the_line_wins() {
        Cli.against(server.url()).with("TALOS_ADMIN_TOKEN", "t1").run("keys", "imported", "list", "--token", "t2");

        assertThat(server.received().headers()).containsEntry("Authorization", "Bearer t2");
    }

    @Test
    void without_a_token_there_is_no_authorization() {
        assertThat(sentBy("keys", "imported", "list").headers()).doesNotContainKey("Authorization");
    }

    @Test
    void the_endpoint_may_have_a_path() {
        Cli.against(server.url() + "/talos/").run("keys", "imported", "list");

        assertThat(server.received().path()).isEqualTo("/talos/v2alpha1/admin/importedApiKeys");
    }

    @Test
    void the_endpoint_of_the_line_wins() {
        Cli.against("http://127.0.0.1:1").run("keys", "imported", "list", "-e", server.url());

        assertThat(server.unread()).isEqualTo(1);
    }

    @Test
    void a_key_read_from_standard_input_loses_one_line_end() {
        Cli.against(server.url())
                .reading(" k \n\n")
                .run("keys", "imported", "import", "n", "--actor=a", "--raw-key", "-");

        assertThat(server.received().body()).startsWith("{\"raw_key\":\" k \\n\"");
    }

    @ParameterizedTest
    @CsvSource({"keys verify -", "keys self-revoke -"})
    void a_credential_may_come_from_standard_input(String line) {
        Cli.against(server.url()).reading("clé-🔑\u0000\r\n").run(line.split(" "));

        assertThat(server.received().body()).isEqualTo("{\"credential\":\"clé-🔑\\u0000\"}");
    }

    @Test
    void credentials_may_come_from_standard_input_one_to_a_line() {
        Cli.against(server.url()).reading("a\n b \n").run("keys", "batch-verify", "-");

        assertThat(server.received().body())
                .isEqualTo("{\"requests\":[{\"credential\":\"a\"},{\"credential\":\" b \"}]}");
    }

    @Test
    void a_bad_format_is_found_before_anything_is_sent() {
        Cli.against(server.url()).run("keys", "imported", "delete", "id", "--format", "jsonpath=$.[");

        assertThat(server.unread()).isZero();
    }

    @Test
    void metadata_nested_without_end_is_wrong_usage() {
        Cli.Result result = Cli.against(server.url())
                .run("keys", "imported", "update", "id", "--metadata", "{\"a\":" + "[".repeat(10_000));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).startsWith("error: USAGE: --metadata is nested too deeply");
    }

    @Test
    void updating_nothing_lists_the_flags() {
        Cli.Result result = Cli.against(server.url()).run("keys", "imported", "update", "id");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr())
                .contains("--name", "--scopes", "--metadata", "--allowed-cidrs", "--rate-limit-quota")
                .contains("--rate-limit-window", "--update-mask");
        assertThat(server.unread()).isZero();
    }
}
