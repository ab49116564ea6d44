package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwkGeneratorTest {

    @ParameterizedTest
    @CsvSource({
        "EDDSA,,,,      EdDSA, Ed25519",
        "RSA,,,,        RS256,",
        "RSA,,,PS384,   PS384,",
        "ECDSA,,,,      ES256, P-256",
        "ECDSA,,P-521,, ES512, P-521",
        "ECDSA,,,ES384, ES384, P-384",
        "HMAC,,,,       HS256,",
        "HMAC,,,HS512,  HS512,"
    })
    void what_is_left_open_is_chosen_to_fit(
            JwkKind kind,
            @Nullable Integer bits,
            @Nullable String curve,
            @Nullable String algorithm,
            String expectedAlgorithm,
            @Nullable String expectedCurve) {
        String jwk = generate(new JwkRequest(kind, null, "sig", bits, curve, algorithm))
                .jwk()
                .expose();

        assertThat(jwk).contains("\"alg\":\"" + expectedAlgorithm + "\"");
        assertThat(jwk.contains("\"crv\":\"" + expectedCurve + "\"")).isEqualTo(expectedCurve != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "EDDSA; enc;      ;        ;       ; use: must be sig: EdDSA cannot encrypt",
                "RSA;   both;     ;        ;       ; use: must be sig or enc",
                "EDDSA; sig;   256;        ;       ; bits: is not for eddsa, whose curve says it",
                "EDDSA; sig;      ; Ed448  ;       ; curve: must be Ed25519 for eddsa",
                "EDDSA; sig;      ;        ; RS256 ; alg: must be EdDSA for eddsa",
                "RSA;   sig;  1024;        ;       ; bits: must be 2048 to 8192, in steps of 8",
                "RSA;   sig;  2049;        ;       ; bits: must be 2048 to 8192, in steps of 8",
                "RSA;   sig; 16384;        ;       ; bits: must be 2048 to 8192, in steps of 8",
                "RSA;   sig;      ; P-256  ;       ; curve: is not for rsa, which has bits",
                "RSA;   sig;      ;        ; none  ; alg: must be one of RS256, RS384, RS512, PS256, PS384, PS512 for rsa",
                "RSA;   enc;      ;        ; RS256 ; alg: goes with use sig only",
                "ECDSA; sig;      ; P-384  ; ES256 ; curve: must be P-256 for ES256",
                "ECDSA; sig;      ; p-256  ;       ; curve: must be one of P-256, P-384, P-521 for ecdsa",
                "HMAC;  sig;   128;        ;       ; bits: must be 256 to 4096, in steps of 8",
                "HMAC;  sig;   256;        ; HS512 ; bits: must be 512 to 4096, in steps of 8"
            })
    void what_cannot_be_had_together_is_refused(
            JwkKind kind,
            String use,
            @Nullable Integer bits,
            @Nullable String curve,
            @Nullable String algorithm,
            String fault) {
        String[] parts = fault.split(": ", 2);

        assertThat(JwkGenerator.generate(new JwkRequest(kind, null, use, bits, curve, algorithm)))
                .isEqualTo(new Checked.Faulty<>(List.of(new FieldViolation(parts[0], parts[1]))));
    }

    @Test
    void an_empty_kid_is_refused() {
        assertThat(JwkGenerator.generate(new JwkRequest(JwkKind.EDDSA, "", "sig", null, null, null)))
                .isInstanceOf(Checked.Faulty.class);
    }

    @Test
    void a_key_to_encrypt_with_names_no_signature_algorithm() {
        assertThat(generate(new JwkRequest(JwkKind.RSA, null, "enc", null, null, null))
                        .jwk()
                        .expose())
                .contains("\"use\":\"enc\"")
                .doesNotContain("\"alg\"");
    }

    @Test
    void a_symmetric_key_has_no_public_half() {
        assertThat(generate(new JwkRequest(JwkKind.HMAC, null, "sig", null, null, null))
                        .publicJwk())
                .isEmpty();
    }

    @Test
    void no_two_keys_are_the_same() {
        JwkRequest request = new JwkRequest(JwkKind.EDDSA, null, "sig", null, null, null);

        assertThat(generate(request).kid()).isNotEqualTo(generate(request).kid());
    }

    @Test
    void it_prints_nothing_private() {
        assertThat(generate(new JwkRequest(JwkKind.HMAC, "id", "sig", null, null, null)))
                .hasToString("GeneratedJwk[kid=id, jwk=[REDACTED], publicJwk=Optional.empty]");
    }

    private static GeneratedJwk generate(JwkRequest request) {
        return switch (JwkGenerator.generate(request)) {
            case Checked.Ok<GeneratedJwk>(GeneratedJwk key) -> key;
            case Checked.Faulty<GeneratedJwk>(var faults) -> throw new AssertionError(faults);
        };
    }
}
