package dev.talos.http;

import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.JwkKind;
import dev.talos.service.Trust;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.TestServer;
import dev.talos.testing.Trusts;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that anyone may check tokens with. */
class JwksTest extends HttpTest {

    private static final String JWKS = "/v2alpha1/derivedKeys/jwks.json";

    @ParameterizedTest
    @EnumSource(value = JwkKind.class, names = "HMAC", mode = EnumSource.Mode.EXCLUDE)
    void a_token_is_checked_with_nothing_but_the_set(JwkKind kind) throws Exception {
        Trust before = server.trust();
        server.trust(new Trust(before.ring(), Trusts.keySet(Trusts.jwks(kind)), before.settings()));
        client.importKey(ApiClient.key("jwks-" + kind));
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(
                client.post("/v2alpha1/admin/apiKeys:derive", object().put("credential", "jwks-" + kind))
                        .json()
                        .at("/token/token")
                        .asText());
        JsonWebKey key = new JsonWebKeySet(client.get(JWKS).json().toString())
                .findJsonWebKey(token.getKeyIdHeaderValue(), null, "sig", null);
        token.setKey(key.getKey());

        assertThat(token.verifySignature()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = JwkKind.class, names = "HMAC", mode = EnumSource.Mode.EXCLUDE)
    void a_standard_client_checks_a_token_straight_from_the_url(JwkKind kind) throws InvalidJwtException {
        Trust before = server.trust();
        server.trust(new Trust(before.ring(), Trusts.keySet(Trusts.jwks(kind)), before.settings()));
        client.importKey(ApiClient.key("jwks-url-" + kind));
        String token = client.post("/v2alpha1/admin/apiKeys:derive", object().put("credential", "jwks-url-" + kind))
                .json()
                .at("/token/token")
                .asText();
        HttpsJwks jwks = new HttpsJwks(server.url().resolve(JWKS).toString());

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(jwks))
                .setExpectedIssuer(TestServer.ISSUER)
                .setExpectedType(true, "JWT")
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(server.now().getEpochSecond()))
                .build()
                .processToClaims(token);

        assertThat(claims.getClaimValueAsString("act")).isEqualTo("someone");
    }

    @Test
    void there_is_nothing_private_in_the_set() {
        assertThat(client.get(JWKS).json().get("keys")).isNotEmpty().noneMatch(key -> key.has("d"));
    }

    @Test
    void the_set_stands_once_more_where_published_clients_look_for_it() {
        Answer answer = client.get(JWKS);

        assertThat(answer.json().at("/jwks/keys")).isEqualTo(answer.json().get("keys"));
    }

    @Test
    void caches_may_keep_the_set() {
        assertThat(client.get(JWKS).header("Cache-Control")).isEqualTo("public, max-age=300");
    }

    private Answer askedWith(String method, String ifNoneMatch) {
        return client.send(method, JWKS, BodyPublishers.noBody(), "If-None-Match", ifNoneMatch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "*", "\"other\", %s", " %s ,\"other\""})
    void a_set_that_the_client_has_is_not_sent_again(String ifNoneMatch) {
        String tag = client.get(JWKS).header("ETag");

        Answer answer = askedWith("GET", ifNoneMatch.formatted(tag));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "", "other", "\"*\"", "w/\"other\""})
    void another_set_is_sent(String ifNoneMatch) {
        assertThat(askedWith("GET", ifNoneMatch).json().get("keys")).isNotEmpty();
    }

    @Test
    void a_head_request_is_told_the_same() {
        assertThat(askedWith("HEAD", "\"other\"").status()).isEqualTo(200);
        assertThat(askedWith("HEAD", client.get(JWKS).header("ETag")).status()).isEqualTo(304);
    }

    @Test
    void the_tag_is_a_strong_one() {
        assertThat(client.get(JWKS).header("ETag")).matches("\"[A-Za-z0-9_-]+\"");
    }

    @Test
    void another_set_has_another_tag() {
        Trust before = server.trust();
        String tag = client.get(JWKS).header("ETag");
        server.trust(new Trust(before.ring(), Trusts.keySet(Trusts.jwks()), before.settings()));

        assertThat(client.get(JWKS).header("ETag")).isNotEqualTo(tag);
        assertThat(askedWith("GET", tag).status()).isEqualTo(200);
    }

    @Test
    void a_connection_goes_on_after_a_set_that_was_not_sent() {
        String tag = client.get(JWKS).header("ETag");
        askedWith("GET", tag);

        assertThat(client.get(JWKS).json().get("keys")).isNotEmpty();
    }

    @Test
    void the_public_surface_has_the_set(@TempDir Path directory) {
        try (TestServer publicServer = TestServer.start(directory, Limits.usual(), EnumSet.of(Surface.PUBLIC));
                ApiClient publicClient = new ApiClient(publicServer.url())) {
            assertThat(publicClient.get(JWKS).status()).isEqualTo(200);
        }
    }
}
