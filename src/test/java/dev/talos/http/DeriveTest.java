package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.service.Trust;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.TestServer;
import dev.talos.testing.Trusts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making tokens from keys. */
class DeriveTest extends HttpTest {

    private static final String DERIVE = "/v2alpha1/admin/apiKeys:derive";

    /** A key with two scopes that ends in two hours; its id. */
    private String parent(String rawKey) {
        ObjectNode body = key(rawKey).put("ttl", "2h");
        body.putArray("scopes").add("read").add("write");
        return client.importKey(body).text("key_id");
    }

    private Answer derive(ObjectNode body) {
        return client.post(DERIVE, body);
    }

    private static ObjectNode from(String credential) {
        return object().put("credential", credential);
    }

    private static Instant expiry(Answer derived) {
        return Instant.parse(derived.json().at("/token/expire_time").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_ALGORITHM_JWT", "TOKEN_ALGORITHM_MACAROON"})
    void a_token_is_valid_and_tells_of_its_key(String algorithm) {
        String keyId = parent("d-valid-" + algorithm);
        Answer derived = derive(from("d-valid-" + algorithm).put("algorithm", algorithm));

        Answer verified = client.verify(derived.json().at("/token/token").asText());

        ObjectNode wanted = object().put("is_valid", true).put("key_id", keyId).put("actor_id", "someone");
        wanted.putArray("scopes").add("read").add("write");
        wanted.put("status", "KEY_STATUS_ACTIVE")
                .put("visibility", "KEY_VISIBILITY_SECRET")
                .put("expire_time", expiry(derived).toString())
                .put("issuer", TestServer.ISSUER);
        assertThat(verified.json()).isEqualTo(wanted);
    }

    @Test
    void a_token_of_an_issued_key_is_valid() {
        String secret = client.issued(object().put("name", "a key").put("actor_id", "someone"))
                .text("secret");

        assertThat(client.verdict(derive(from(secret)).json().at("/token/token").asText()))
                .isEqualTo("valid");
    }

    @Test
    void a_token_may_have_fewer_scopes() {
        parent("d-fewer");
        ObjectNode body = from("d-fewer");
        body.putArray("scopes").add("read");

        assertThat(derive(body).json().at("/token/scopes")).hasToString("[\"read\"]");
    }

    @Test
    void no_scopes_are_none_and_not_all() {
        parent("d-none");
        ObjectNode body = from("d-none");
        body.putArray("scopes");

        assertThat(derive(body).json().at("/token/claims/scp")).isEmpty();
    }

    @Test
    void a_scope_that_the_key_does_not_have_is_a_403() {
        parent("d-more");
        ObjectNode body = from("d-more");
        body.putArray("scopes").add("read").add("admin");

        assertThat(derive(body).reason()).isEqualTo("FORBIDDEN");
    }

    @Test
    void without_a_ttl_the_default_counts() {
        parent("d-default");

        assertThat(expiry(derive(from("d-default"))))
                .isEqualTo(server.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void without_a_ttl_a_token_ends_no_later_than_its_key() {
        Answer parent = client.importKey(key("d-short").put("ttl", "10m"));

        assertThat(expiry(derive(from("d-short"))))
                .isEqualTo(Instant.parse(parent.text("expire_time")).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void a_ttl_beyond_the_end_of_the_key_is_refused() {
        parent("d-long");

        assertThat(derive(from("d-long").put("ttl", "7201s")).faultyFields()).containsExactly("ttl");
    }

    @Test
    void custom_claims_are_in_the_token_but_for_reserved_names() {
        String keyId = parent("d-claims");
        ObjectNode body = from("d-claims");
        body.putObject("custom_claims").put("sub", "another").put("team", "blue");

        Answer derived = derive(body);

        assertThat(derived.json().at("/token/claims/sub").asText()).isEqualTo(keyId);
        assertThat(derived.json().at("/token/claims/team").asText()).isEqualTo("blue");
    }

    @Test
    void a_revoked_key_has_no_more_tokens() {
        client.post(IMPORTED + "/" + parent("d-revoked") + ":revoke", "");

        assertThat(derive(from("d-revoked")).reason()).isEqualTo("API_KEY_REVOKED");
    }

    @Test
    void an_expired_key_has_no_more_tokens() {
        parent("d-expired");
        server.pass(Duration.ofHours(2));

        assertThat(derive(from("d-expired")).reason()).isEqualTo("API_KEY_EXPIRED");
    }

    @Test
    void a_credential_of_no_key_has_no_tokens() {
        Answer answer = derive(from("d-nobody"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.reason()).isEqualTo("PARENT_KEY_INVALID");
    }

    @Test
    void a_token_has_no_tokens() {
        parent("d-token");
        String token = derive(from("d-token")).json().at("/token/token").asText();

        assertThat(derive(from(token)).reason()).isEqualTo("INVALID_TOKEN_TYPE");
    }

    @Test
    void without_a_signing_key_a_jwt_is_a_409_and_a_macaroon_is_made() {
        parent("d-unsigned");
        Trust before = server.trust();
        server.trust(new Trust(before.ring(), Trusts.keySet(), before.settings()));
        try {
            Answer jwt = derive(from("d-unsigned"));

            assertThat(jwt.status()).isEqualTo(409);
            assertThat(jwt.reason()).isEqualTo("FAILED_PRECONDITION");
            assertThat(derive(from("d-unsigned").put("algorithm", "TOKEN_ALGORITHM_MACAROON"))
                            .status())
                    .isEqualTo(200);
        } finally {
            server.trust(before);
        }
    }

    @Test
    void a_key_of_another_address_has_no_tokens_here() {
        ObjectNode body = key("d-address");
        body.putObject("ip_restriction").putArray("allowed_cidrs").add("10.0.0.0/8");
        client.importKey(body);

        assertThat(derive(from("d-address")).reason()).isEqualTo("IP_NOT_ALLOWED");
    }

    @Test
    void no_credential_has_a_reason_of_its_own() {
        assertThat(derive(object()).reason()).isEqualTo("CREDENTIAL_REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credential | 7",
                "algorithm | \"HS256\"",
                "algorithm | 7",
                "ttl | 60",
                "ttl | \"0s\"",
                "scopes | \"read\"",
                "custom_claims | []",
                "claims | {}"
            })
    void a_field_that_is_wrong_is_named(String field, String value) {
        client.importKey(key("d-types"));
        String rest = from("d-types").without(field).toString().substring(1);

        assertThat(client.post(DERIVE, "{\"" + field + "\":" + value + (rest.equals("}") ? rest : "," + rest))
                        .faultyFields())
                .containsExactly(field);
    }
}
