package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotateCommandTest {
    private static final String ROTATED = """
            {"issued_api_key":{"key_id":"new","status":"KEY_STATUS_ACTIVE"},"secret":"sk_v1_once_only",\
            "old_issued_api_key":{"key_id":"old","status":"KEY_STATUS_REVOKED"}}""";

    private final ScriptedServer server = ScriptedServer.start();
    private final Cli cli = Cli.against(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void without_options_the_new_key_inherits_everything() {
        cli.run("keys", "issued", "rotate", "old");

        assertThat(server.received().body()).isEqualTo("{}");
    }

    @Test
    void it_posts_to_the_key() {
        cli.run("keys", "issued", "rotate", "a/b");

        assertThat(server.received().path()).isEqualTo("/v2alpha1/admin/issuedApiKeys/a%2Fb:rotate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--name=New                              | {\"name\":\"New\"}",
                "--scopes=                               | {\"scopes\":[]}",
                "--scopes=a,b                            | {\"scopes\":[\"a\",\"b\"]}",
                "--metadata={}                           | {\"metadata\":{}}",
                "--visibility=secret                     | {\"visibility\":\"KEY_VISIBILITY_SECRET\"}",
                "--allowed-cidrs=                        | {\"ip_restriction\":{\"allowed_cidrs\":[]}}",
                "--rate-limit-quota=7                    | {\"rate_limit_policy\":{\"quota\":7}}",
                "--rate-limit-window=1h                  | {\"rate_limit_policy\":{\"window\":\"1h\"}}"
            })
    void what_is_given_overrides_even_when_empty(String option, String body) {
        cli.run("keys", "issued", "rotate", "old", option);

        assertThat(server.received().body()).isEqualTo(body);
    }

    @Test
    void the_table_has_the_new_key_and_the_id_of_the_old_one() {
        server.answer(201, ROTATED);

        assertThat(cli.run("keys", "issued", "rotate", "old").stdout()).isEqualTo("""
                KEY ID    new
                STATUS    ACTIVE
                REPLACES  old
                SECRET    sk_v1_once_only
                """);
    }

    @Test
    void quiet_prints_the_id_of_the_new_key() {
        server.answer(201, ROTATED);

        assertThat(cli.run("keys", "issued", "rotate", "old", "--quiet")).isEqualTo(new Cli.Result(0, "new\n", ""));
    }

    @Test
    void who_comes_second_is_told() {
        server.answer(409, "{\"error\":{\"status\":\"FAILED_PRECONDITION\",\"message\":\"the key is revoked\"}}");

        assertThat(cli.run("keys", "issued", "rotate", "old"))
                .isEqualTo(new Cli.Result(1, "", "error: FAILED_PRECONDITION: the key is revoked\n"));
    }
}
