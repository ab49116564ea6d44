package dev.talos.cli.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwkGetCommandTest {
    private static final String KEYS = "{\"kty\":\"OKP\",\"kid\":\"one\"},{\"kty\":\"EC\",\"kid\":\"two\"}";
    private static final String ANSWER = "{\"keys\":[" + KEYS + "],\"jwks\":{\"keys\":[" + KEYS + "]}}";

    private final ScriptedServer server = ScriptedServer.start().answer(200, ANSWER);
    private final Cli cli = Cli.against(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_gets_the_set_of_the_public_surface() {
        cli.run("jwk", "get");

        assertThat(server.received().path()).isEqualTo("/v2alpha1/derivedKeys/jwks.json");
    }

    @Test
    void the_table_is_the_set_alone_as_indented_json() {
        assertThat(cli.run("jwk", "get").stdout()).isEqualTo("""
                {
                  "keys" : [ {
                    "kty" : "OKP",
                    "kid" : "one"
                  }, {
                    "kty" : "EC",
                    "kid" : "two"
                  } ]
                }
                """);
    }

    @Test
    void json_is_the_answer_as_it_came() {
        assertThat(cli.run("jwk", "get", "--format", "json").stdout()).isEqualTo(ANSWER + "\n");
    }

    @Test
    void quiet_prints_the_key_ids() {
        assertThat(cli.run("jwk", "get", "-q")).isEqualTo(new Cli.Result(0, "one\ntwo\n", ""));
    }
}
