package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.ScriptedServer.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeriveTokenCommandTest {
    private static final String NEVER_SHOWN = "sk_live_never_shown";
    private static final String DERIVED = """
            {"token":{"token":"eyJ.a.b","expire_time":"2026-01-01T00:15:00Z","scopes":["read"],"claims":{"t":1}}}""";

    private final ScriptedServer server = ScriptedServer.start();
    private final Cli cli = Cli.against(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_posts_the_credential_it_reads() {
        cli.reading("key\n").run("keys", "derive-token", "-");

        Received request = server.received();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /v2alpha1/admin/apiKeys:derive");
        assertThat(request.body()).isEqualTo("{\"credential\":\"key\",\"algorithm\":\"TOKEN_ALGORITHM_JWT\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--algorithm=macaroon | \"algorithm\":\"TOKEN_ALGORITHM_MACAROON\"}",
                "--ttl=15m            | \"algorithm\":\"TOKEN_ALGORITHM_JWT\",\"ttl\":\"15m\"}",
                "--scopes=a,b         | \"algorithm\":\"TOKEN_ALGORITHM_JWT\",\"scopes\":[\"a\",\"b\"]}",
                "--scopes=            | \"algorithm\":\"TOKEN_ALGORITHM_JWT\",\"scopes\":[]}",
                "--claims={\"n\":1.50} | \"algorithm\":\"TOKEN_ALGORITHM_JWT\",\"custom_claims\":{\"n\":1.50}}"
            })
    void what_was_given_is_asked_for(String option, String rest) {
        cli.run("keys", "derive-token", "key", option);

        assertThat(server.received().body()).isEqualTo("{\"credential\":\"key\"," + rest);
    }

    @Test
    void the_table_has_the_token_and_what_it_is_good_for() {
        server.answer(200, DERIVED);

        assertThat(cli.run("keys", "derive-token", "key")).isEqualTo(new Cli.Result(0, """
                TOKEN    eyJ.a.b
                EXPIRES  2026-01-01T00:15:00Z
                SCOPES   read
                CLAIMS   {"t":1}
                """, ""));
    }

    @Test
    void quiet_prints_the_token_alone() {
        server.answer(200, DERIVED);

        assertThat(cli.run("keys", "derive-token", "key", "-q")).isEqualTo(new Cli.Result(0, "eyJ.a.b\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--claims=[1]       | --claims must be a JSON object",
                "--claims={\"a\":}  | --claims is not JSON; see line 1, column",
                "--algorithm=paseto | expected one of [JWT, MACAROON]"
            })
    void wrong_options_are_found_before_anything_is_sent(String option, String message) {
        Cli.Result result = cli.run("keys", "derive-token", NEVER_SHOWN, option);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains(message).doesNotContain(NEVER_SHOWN);
        assertThat(server.unread()).isZero();
    }

    @Test
    void a_refusal_does_not_repeat_the_credential() {
        server.answer(401, "{\"error\":{\"status\":\"UNAUTHENTICATED\",\"message\":\"the key is revoked\"}}");

        assertThat(cli.run("keys", "derive-token", NEVER_SHOWN))
                .isEqualTo(new Cli.Result(1, "", "error: UNAUTHENTICATED: the key is revoked\n"));
    }
}
