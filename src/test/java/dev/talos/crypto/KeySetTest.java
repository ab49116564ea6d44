package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.FieldViolation;
import dev.talos.testing.JwkSets;
import io.jsonwebtoken.security.Jwks;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final Signatures JDK = Signatures.jdk();

    /** RFC 7638 section 3.1. */
    private static final String RSA = """
            {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_\
            BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAt\
            aSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_x\
            BniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}""";

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void a_key_without_a_kid_is_named_by_the_thumbprint_of_rfc_7638(Signatures signatures) {
        assertThat(JwkSets.read(signatures, RSA).find("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"))
                .isPresent();
    }

    @Test
    void the_first_key_signs_when_none_is_marked() {
        assertThat(JwkSets.read(JDK, unmarked("a"), unmarked("b")).signingKey().map(SigningKey::kid))
                .contains("a");
    }

    @Test
    void the_first_marked_key_signs_before_one_that_is_not() {
        KeySet keys = JwkSets.read(JDK, unmarked("a"), marked("b"), marked("c"));

        assertThat(keys.signingKey().map(SigningKey::kid)).contains("b");
    }

    @Test
    void the_key_asked_for_signs_before_a_marked_one() {
        KeySet keys = JwkSets.set(JwkSets.parse(JDK, "b", marked("a"), unmarked("b")));

        assertThat(keys.signingKey().map(SigningKey::kid)).contains("b");
    }

    @Test
    void a_signing_key_that_is_not_there_is_named_with_those_that_are() {
        assertThat(JwkSets.faults(JwkSets.parse(JDK, "c", marked("a"), marked("b"))))
                .containsExactly(new FieldViolation(
                        "credentials.derived_tokens.jwt.signing_key_id",
                        "names no private key of the sets; they have a, b"));
    }

    @Test
    void a_public_key_cannot_be_asked_to_sign() {
        assertThat(JwkSets.faults(JwkSets.parse(JDK, JwkSets.KID, JwkSets.publicJwk(JwkKind.EDDSA))))
                .extracting(FieldViolation::description)
                .containsExactly("names no private key of the sets; they have none");
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "RSA", "ECDSA"})
    void a_public_key_checks_but_does_not_sign(JwkKind kind) {
        KeySet keys = JwkSets.read(JDK, JwkSets.publicJwk(kind));

        assertThat(keys.find(JwkSets.KID)).isPresent();
        assertThat(keys.signingKey()).isEmpty();
    }

    @Test
    void two_keys_of_one_kid_are_refused() {
        assertThat(JwkSets.faults(JwkSets.parse(JDK, "", marked("a"), marked("a"))))
                .containsExactly(
                        new FieldViolation("set keys[1]", "has the kid of set keys[0]; each key needs its own"));
    }

    @Test
    void a_short_rsa_key_is_refused() throws JoseException {
        String weak = RsaJwkGenerator.generateJwk(1024).toJson(OutputControlLevel.INCLUDE_PRIVATE);

        assertThat(JwkSets.faults(JwkSets.parse(JDK, "", weak)))
                .containsExactly(new FieldViolation("set keys[0]", "has 1024 bits; RSA needs 2048"));
    }

    @Test
    void an_hmac_key_is_left_out_with_a_note() {
        KeySet keys = JwkSets.read(JDK, "{\"kty\":\"oct\",\"kid\":\"h\",\"k\":\"c2VjcmV0\"}", marked("a"));

        assertThat(keys.find("h")).isEmpty();
        assertThat(keys.notes()).singleElement().asString().startsWith("set keys[0] is an HMAC key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"use\":\"enc\"", "\"alg\":\"RS256\"", "\"alg\":\"none\"", "\"use\":1"})
    void a_key_for_something_else_is_left_out(String member) {
        KeySet keys = JwkSets.read(JDK, unmarked("a").replaceFirst("\\{", "{" + member + ","));

        assertThat(keys.find("a")).isEmpty();
        assertThat(keys.notes()).hasSize(1);
    }

    @Test
    void halves_of_two_keys_are_refused() {
        String other = marked("b");
        String x = other.replaceAll(".*\"x\":\"([^\"]*)\".*", "$1");

        assertThat(JwkSets.faults(
                        JwkSets.parse(JDK, "", marked("a").replaceAll("\"x\":\"[^\"]*\"", "\"x\":\"" + x + "\""))))
                .extracting(FieldViolation::description)
                .containsExactly("has a private and a public half that do not belong together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"kty\":7}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}",
                "{\"kty\":\"OKP\",\"kid\":\"\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"OKP\",\"kid\":3,\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"
            })
    void a_broken_key_is_refused_where_it_stands(String jwk) {
        assertThat(JwkSets.faults(JwkSets.parse(JDK, "", marked("a"), jwk)))
                .extracting(FieldViolation::field)
                .containsExactly("set keys[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"keys\":{}}", "{\"keys\":[]}x", "{\"keys\":[],\"keys\":[]}", "null"})
    void what_is_no_jwk_set_is_refused(String json) {
        assertThat(JwkSets.faults(KeySet.parse(List.of(new JwkSetText("set", Secret.of(json))), "", JDK)))
                .extracting(FieldViolation::field)
                .containsExactly("set");
    }

    @Test
    void what_is_wrong_in_all_sets_is_told_at_once() {
        List<JwkSetText> sets =
                List.of(new JwkSetText("one", Secret.of("{")), new JwkSetText("two", Secret.of("{\"keys\":[1]}")));

        assertThat(JwkSets.faults(KeySet.parse(sets, "", JDK)))
                .extracting(FieldViolation::field)
                .containsExactly("one", "two keys[0]");
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#everyKindWithEveryProvider")
    void what_is_published_has_no_private_member(Signatures signatures, JwkKind kind) {
        assertThat(JwkSets.read(signatures, JwkSets.privateJwk(kind)).publicJwks())
                .doesNotContainPattern("\"(d|p|q|dp|dq|qi|oth|k)\":");
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#everyKindWithEveryProvider")
    void what_is_published_is_read_by_another_library(Signatures signatures, JwkKind kind) {
        String published = JwkSets.read(signatures, JwkSets.privateJwk(kind)).publicJwks();

        assertThat(Jwks.setParser().build().parse(published).getKeys())
                .singleElement()
                .satisfies(jwk -> assertThat(jwk.getId()).isEqualTo(JwkSets.KID));
    }

    @Test
    void a_set_holds_the_same_key_read_again() {
        VerificationKey key = JwkSets.signingKey(JDK, JwkKind.EDDSA).verificationKey();

        assertThat(JwkSets.read(JDK, JwkSets.publicJwk(JwkKind.EDDSA)).holds(key))
                .isTrue();
    }

    @Test
    void a_set_does_not_hold_another_key_of_the_same_kid() {
        VerificationKey key = JwkSets.signingKey(JDK, JwkKind.EDDSA).verificationKey();

        assertThat(JwkSets.read(JDK, marked(JwkSets.KID)).holds(key)).isFalse();
    }

    @Test
    void a_set_does_not_hold_its_own_key_under_another_kid() {
        VerificationKey key = JwkSets.signingKey(JDK, JwkKind.EDDSA).verificationKey();
        String renamed = JwkSets.publicJwk(JwkKind.EDDSA).replace("\"" + JwkSets.KID + "\"", "\"new\"");

        assertThat(JwkSets.read(JDK, renamed).holds(key)).isFalse();
    }

    private static String marked(String kid) {
        return JwkSets.generate(JwkKind.EDDSA, kid).jwk().expose();
    }

    private static String unmarked(String kid) {
        return marked(kid).replace("\"use\":\"sig\",", "").replace("\"alg\":\"EdDSA\",", "");
    }
}
