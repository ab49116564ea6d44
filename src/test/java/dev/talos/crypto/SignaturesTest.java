package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.JwkSets;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignaturesTest {

    private static final String EVERY = "dev.talos.testing.JwkSets#everyKindWithEveryProvider";
    private static final String PROVIDERS = "dev.talos.testing.JwkSets#providers";
    private static final byte[] CONTENT = "header.payload".getBytes(US_ASCII);

    /** RFC 8037 appendix A. */
    private static final String ED25519 = """
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    private static final String ED25519_CONTENT = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    private static final String ED25519_SIGNATURE =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    /** RFC 7515 appendix A.2. */
    private static final String RSA = """
            {"kty":"RSA","kid":"a2","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4q\
            PCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5\
            rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAc\
            o9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}""";

    private static final String RSA_CONTENT = "eyJhbGciOiJSUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final String RSA_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-"
                    + "0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMH"
                    + "lb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6Lb"
                    + "gGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    /** RFC 7515 appendix A.3. */
    private static final String P256 = """
            {"kty":"EC","crv":"P-256","kid":"a3","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";

    private static final String P256_CONTENT = "eyJhbGciOiJFUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final String P256_SIGNATURE =
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_signature_is_verified_by_every_provider(Signatures signatures, JwkKind kind) {
        byte[] signature = JwkSets.signingKey(signatures, kind).sign(CONTENT);

        assertThat(JwkSets.providers().map(other -> key(other, kind))).allMatch(key -> key.verify(CONTENT, signature));
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void other_content_is_not_what_was_signed(Signatures signatures, JwkKind kind) {
        byte[] signature = JwkSets.signingKey(signatures, kind).sign(CONTENT);

        assertThat(key(signatures, kind).verify("header.Payload".getBytes(US_ASCII), signature))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_signature_of_any_other_length_is_none(Signatures signatures, JwkKind kind) {
        byte[] signature = JwkSets.signingKey(signatures, kind).sign(CONTENT);
        VerificationKey key = key(signatures, kind);

        for (int length = 0; length < signature.length + 3; length++) {
            assertThat(key.verify(CONTENT, Arrays.copyOf(signature, length)))
                    .as("cut or filled up to %d bytes", length)
                    .isEqualTo(length == signature.length);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_signature_with_one_bit_changed_is_none(Signatures signatures, JwkKind kind) {
        byte[] signature = JwkSets.signingKey(signatures, kind).sign(CONTENT);
        VerificationKey key = key(signatures, kind);

        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= (byte) (1 << (i % Byte.SIZE));
            assertThat(key.verify(CONTENT, changed)).as("byte %d", i).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void all_zeros_and_all_ones_are_no_signature(Signatures signatures, JwkKind kind) {
        byte[] bytes = new byte[JwkSets.signingKey(signatures, kind).sign(CONTENT).length];
        byte[] ones = bytes.clone();
        Arrays.fill(ones, (byte) 0xff);

        assertThat(key(signatures, kind).verify(CONTENT, bytes)).isFalse();
        assertThat(key(signatures, kind).verify(CONTENT, ones)).isFalse();
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void an_ed25519_signature_is_that_of_rfc_8037(Signatures signatures) {
        SigningKey key = JwkSets.read(signatures, ED25519).signingKey().orElseThrow();

        assertThat(key.sign(ED25519_CONTENT.getBytes(US_ASCII))).isEqualTo(decode(ED25519_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void the_ed25519_signature_of_rfc_8037_verifies(Signatures signatures) {
        VerificationKey key =
                JwkSets.read(signatures, ED25519).signingKey().orElseThrow().verificationKey();

        assertThat(key.verify(ED25519_CONTENT.getBytes(US_ASCII), decode(ED25519_SIGNATURE)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void the_rs256_signature_of_rfc_7515_verifies(Signatures signatures) {
        VerificationKey key = JwkSets.read(signatures, RSA).find("a2").orElseThrow();

        assertThat(key.verify(RSA_CONTENT.getBytes(US_ASCII), decode(RSA_SIGNATURE)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void the_es256_signature_of_rfc_7515_verifies(Signatures signatures) {
        VerificationKey key = JwkSets.read(signatures, P256).find("a3").orElseThrow();

        assertThat(key.verify(P256_CONTENT.getBytes(US_ASCII), decode(P256_SIGNATURE)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void a_key_without_a_kid_is_named_by_the_thumbprint_of_rfc_8037(Signatures signatures) {
        assertThat(JwkSets.read(signatures, ED25519).find("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource(PROVIDERS)
    void neither_half_of_a_key_prints_what_it_is(Signatures signatures) {
        SigningKey key = JwkSets.signingKey(signatures, JwkKind.EDDSA);

        assertThat(key).hasToString("SigningKey[own, EdDSA]");
        assertThat(key.verificationKey()).hasToString("VerificationKey[own, EdDSA]");
    }

    @Test
    void the_fastest_is_corretto_where_it_loads() {
        String expected = Signatures.corretto().orElseGet(Signatures::jdk).description();

        assertThat(Signatures.fastest()).hasToString(expected);
    }

    @Test
    void without_the_jar_of_corretto_it_is_the_jdk() throws ReflectiveOperationException {
        Class<?> signatures = new WithoutCorretto().loadClass(Signatures.class.getName());

        assertThat(signatures.getMethod("fastest").invoke(null))
                .hasToString(Signatures.jdk().description());
    }

    /** Loads our classes anew, and finds none of Corretto. */
    private static final class WithoutCorretto extends ClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.talos.crypto.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static VerificationKey key(Signatures signatures, JwkKind kind) {
        return JwkSets.read(signatures, JwkSets.publicJwk(kind))
                .find(JwkSets.KID)
                .orElseThrow();
    }

    private static byte[] decode(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }
}
