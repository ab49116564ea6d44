package dev.talos.credential.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.credential.ClaimsJson;
import dev.talos.credential.DerivedClaims;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.testing.JwkSets;
import dev.talos.testing.Tokens;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtFormatTest {

    private static final String EVERY = "dev.talos.testing.JwkSets#everyKindWithEveryProvider";
    private static final ObjectNode CLAIMS = Tokens.claims(Instant.parse("2026-03-01T12:00:00Z"));
    private static final SigningKey KEY = JwkSets.signingKey(Signatures.jdk(), JwkKind.EDDSA);
    private static final KeySet KEYS = JwkSets.read(Signatures.jdk(), JwkSets.publicJwk(JwkKind.EDDSA));

    private static DerivedClaims claims() {
        return ClaimsJson.read(CLAIMS.toString().getBytes(UTF_8)).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void what_is_minted_is_proven_by_every_provider(Signatures signatures, JwkKind kind) {
        Secret token =
                JwtFormat.mint(claims(), JwkSets.signingKey(signatures, kind)).orElseThrow();

        assertThat(JwkSets.providers().map(other -> JwkSets.read(other, JwkSets.publicJwk(kind))))
                .allSatisfy(keys -> assertThat(JwtFormat.prove(token, keys))
                        .isEqualTo(new JwtProof.Genuine(
                                claims(), keys.find(JwkSets.KID).orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_header_has_what_a_verifier_needs_and_nothing_else(Signatures signatures, JwkKind kind)
            throws JoseException {
        SigningKey key = JwkSets.signingKey(signatures, kind);
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(
                JwtFormat.mint(claims(), key).orElseThrow().expose());

        assertThat(token.getHeaders().getFullHeaderAsJsonString())
                .isEqualTo("{\"alg\":\"" + key.algorithm().jwsName() + "\",\"kid\":\"own\",\"typ\":\"JWT\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with \"quotes\" and \\", "é 🔑", "a/b?c#d", " "})
    void a_kid_may_be_any_text(String kid) {
        String jwk = JwkSets.generate(JwkKind.EDDSA, kid).jwk().expose();
        KeySet keys = JwkSets.read(Signatures.jdk(), jwk);
        Secret token = JwtFormat.mint(claims(), keys.signingKey().orElseThrow()).orElseThrow();

        assertThat(JwtFormat.prove(token, keys)).isInstanceOf(JwtProof.Genuine.class);
    }

    @Test
    void a_token_as_long_as_any_credential_may_be_is_made() {
        assertThat(JwtFormat.mint(claimsOfBytes(12_000), KEY))
                .hasValueSatisfying(
                        token -> assertThat(JwtFormat.prove(token, KEYS)).isInstanceOf(JwtProof.Genuine.class));
    }

    @Test
    void a_longer_one_is_not() {
        assertThat(JwtFormat.mint(claimsOfBytes(12_288), KEY)).isEmpty();
    }

    @Test
    void a_longer_one_of_somebody_else_is_not_read() {
        Secret token = Tokens.signed(KEY, ClaimsJson.write(claimsOfBytes(12_288)));

        assertThat(JwtFormat.hasShape(token)).isFalse();
        assertThat(JwtFormat.prove(token, KEYS)).isEqualTo(new JwtProof.NotOurs());
    }

    private static DerivedClaims claimsOfBytes(int bytes) {
        ObjectNode claims = CLAIMS.deepCopy().put("fill", "");
        claims.put("fill", "x".repeat(bytes - claims.toString().length()));
        return ClaimsJson.read(claims.toString().getBytes(UTF_8)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eyJ",
                "eyJ.",
                "eyJ..",
                "eyJ..x",
                ".eyJ.x",
                "eyJ.x",
                "eyJ.x.y.z",
                "eyJ.x.y.z.a",
                "eyJ.x=.y",
                "eyJ.x.y\n",
                " eyJ.x.y",
                "eyJ.x y.z",
                "EYJ.x.y",
                "eyJ.é.y",
                "eyJ.x.\u0000",
                "e30.x.y"
            })
    void other_texts_have_no_shape_of_a_jwt(String text) {
        assertThat(JwtFormat.hasShape(Secret.of(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ.x.", "eyJhbGciOiJub25lIn0.e30.", "eyJ.-_.A"})
    void any_three_parts_have_it(String text) {
        assertThat(JwtFormat.hasShape(Secret.of(text))).isTrue();
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(JwtFormat.prove(Secret.of(text), KEYS)).isEqualTo(new JwtProof.NotOurs());
    }

    @Property
    void no_parts_make_it_throw(@ForAll("bytes") byte[] header, @ForAll byte[] claims, @ForAll byte[] signature) {
        Secret token = Secret.of(Tokens.encode(header) + "." + Tokens.encode(claims) + "." + Tokens.encode(signature));

        assertThat(JwtFormat.prove(token, KEYS)).isEqualTo(new JwtProof.NotOurs());
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.strings().map(text -> ("{\"" + text).getBytes(UTF_8));
    }

    @Property(tries = 100)
    void no_signed_claims_make_it_throw(@ForAll @Size(min = 1) byte[] claims) {
        assertThat(JwtFormat.prove(Tokens.signed(KEY, claims), KEYS)).isEqualTo(new JwtProof.Malformed());
    }

    @Test
    void nothing_of_a_token_is_printed() {
        Secret token = JwtFormat.mint(claims(), KEY).orElseThrow();

        assertThat(JwtFormat.prove(token, KEYS).toString()).doesNotContain(token.expose());
    }
}
