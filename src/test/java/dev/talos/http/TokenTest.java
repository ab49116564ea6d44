package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.credential.Issuers;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.crypto.Signatures;
import dev.talos.service.Trust;
import dev.talos.service.TrustSettings;
import dev.talos.testing.JwkSets;
import dev.talos.testing.Trusts;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of tokens once they are out. */
class TokenTest extends HttpTest {

    private static final String JWT = "TOKEN_ALGORITHM_JWT";
    private static final String MACAROON = "TOKEN_ALGORITHM_MACAROON";

    private Trust trust;

    @BeforeEach
    void remember_the_trust() {
        trust = server.trust();
    }

    @AfterEach
    void restore() {
        server.trust(trust);
        server.settings(new RequestSettings(ClientIpSource.UNSPECIFIED, true));
    }

    private String token(String algorithm) {
        return token(algorithm, key("t-" + UUID.randomUUID()));
    }

    private String token(String algorithm, ObjectNode parent) {
        client.importKey(parent);
        ObjectNode body = object().put("credential", parent.get("raw_key").asText());
        return client.post(
                        "/v2alpha1/admin/apiKeys:derive",
                        body.put("algorithm", algorithm).put("ttl", "60s"))
                .json()
                .at("/token/token")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_is_expired_when_its_time_and_the_clock_skew_are_over(String algorithm) {
        String token = token(algorithm);
        server.pass(Duration.ofSeconds(60).plus(trust.clockSkew()));

        assertThat(client.verdict(token)).isEqualTo("EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_is_good_until_then(String algorithm) {
        String token = token(algorithm);
        server.pass(Duration.ofSeconds(59).plus(trust.clockSkew()));

        assertThat(client.verdict(token)).isEqualTo("valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_outlives_its_key(String algorithm) {
        ObjectNode parent = key("t-outlives-" + algorithm);
        String token = token(algorithm, parent);
        String keyId = client.verify(parent.get("raw_key").asText()).text("key_id");
        client.post(IMPORTED + "/" + keyId + ":revoke", "");

        assertThat(client.verdict(token)).isEqualTo("valid");
    }

    @Test
    void a_jwt_seen_before_is_no_longer_valid_when_its_key_has_left_the_set() {
        String token = token(JWT);
        client.verify(token);
        server.trust(new Trust(trust.ring(), Trusts.keySet(Trusts.jwks()), trust.settings()));

        assertThat(client.verdict(token)).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_jwt_seen_before_is_forged_when_another_key_has_the_name_of_its_key() {
        server.trust(new Trust(trust.ring(), known(JwkSets.privateJwk(JwkKind.EDDSA)), trust.settings()));
        String token = token(JWT);
        client.verify(token);
        String other = JwkSets.generate(JwkKind.EDDSA, JwkSets.KID).jwk().expose();
        server.trust(new Trust(trust.ring(), known(other), trust.settings()));

        assertThat(client.verdict(token)).isEqualTo("SIGNATURE_INVALID");
    }

    @Test
    void a_jwt_is_valid_as_long_as_the_public_half_of_its_key_is_in_the_set() {
        server.trust(new Trust(trust.ring(), known(JwkSets.privateJwk(JwkKind.EDDSA)), trust.settings()));
        String token = token(JWT);
        server.trust(new Trust(trust.ring(), known(JwkSets.publicJwk(JwkKind.EDDSA)), trust.settings()));

        assertThat(client.verdict(token)).isEqualTo("valid");
    }

    private static KeySet known(String jwk) {
        return JwkSets.read(Signatures.fastest(), jwk);
    }

    @Test
    void a_macaroon_seen_before_is_no_longer_valid_when_its_secret_is_dropped() {
        String token = token(MACAROON);
        client.verify(token);
        KeyRing other = KeyRing.of(new SecretSettings(Secret.of("another secret, 32 characters or more"), List.of()));
        server.trust(new Trust(other, trust.keySet(), trust.settings()));

        assertThat(client.verdict(token)).isEqualTo("SIGNATURE_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_of_another_issuer_is_a_stranger(String algorithm) {
        String token = token(algorithm);
        TrustSettings settings = trust.settings();
        server.trust(new Trust(
                trust.ring(),
                trust.keySet(),
                new TrustSettings(
                        new Issuers("https://other.test", List.of()),
                        settings.keyPrefixes(),
                        settings.macaroonPrefixes(),
                        settings.clockSkew())));

        assertThat(client.verdict(token)).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_with_another_signature_is_forged(String algorithm) {
        StringBuilder token = new StringBuilder(token(algorithm));
        int inSignature = token.length() - 10;
        token.setCharAt(inSignature, token.charAt(inSignature) == 'A' ? 'B' : 'A');

        assertThat(client.verdict(token.toString())).isEqualTo("SIGNATURE_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_holder_cannot_end_a_token(String algorithm) {
        assertThat(client.post("/v2alpha1/apiKeys:selfRevoke", object().put("credential", token(algorithm)))
                        .reason())
                .isEqualTo("DERIVED_TOKEN_NOT_REVOCABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void a_token_is_not_imported(String algorithm) {
        assertThat(client.importKey(key(token(algorithm))).reason()).isEqualTo("FAILED_PRECONDITION");
    }

    @ParameterizedTest
    @ValueSource(strings = {JWT, MACAROON})
    void the_allowlist_of_the_key_is_sealed_in(String algorithm) {
        ObjectNode parent = key("t-sealed-" + algorithm);
        parent.putObject("ip_restriction").putArray("allowed_cidrs").add("127.0.0.1");
        String token = token(algorithm, parent);
        server.settings(new RequestSettings(ClientIpSource.X_FORWARDED_FOR, true));

        assertThat(client.send(
                                "POST",
                                "/v2alpha1/admin/apiKeys:verify",
                                BodyPublishers.ofString(
                                        object().put("credential", token).toString()),
                                "X-Forwarded-For",
                                "192.0.2.1")
                        .text("error_code"))
                .isEqualTo("VERIFICATION_ERROR_IP_NOT_ALLOWED");
    }
}
