package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.model.FieldViolation;
import dev.talos.testing.JwkSets;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** JWKs whose numbers make no key, or not the one they claim. */
class BrokenJwkTest {

    private static final String EVERY = "dev.talos.testing.JwkSets#everyKindWithEveryProvider";
    private static final BigInteger P256_PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode jwk(JwkKind kind) {
        try {
            return (ObjectNode) JSON.readTree(JwkSets.privateJwk(kind));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String fault(Signatures signatures, ObjectNode jwk) {
        List<FieldViolation> faults = JwkSets.faults(JwkSets.parse(signatures, "", jwk.toString()));
        assertThat(faults).extracting(FieldViolation::field).containsExactly("set keys[0]");
        return faults.getFirst().description();
    }

    private static byte[] number(ObjectNode jwk, String name) {
        return Base64.getUrlDecoder().decode(jwk.get(name).asText());
    }

    private static void number(ObjectNode jwk, String name, byte[] bytes) {
        jwk.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Stream<Arguments> numbersOfOtherLengths() {
        return Stream.of(
                        Arguments.of(JwkKind.EDDSA, "x"),
                        Arguments.of(JwkKind.EDDSA, "d"),
                        Arguments.of(JwkKind.ECDSA, "x"),
                        Arguments.of(JwkKind.ECDSA, "y"),
                        Arguments.of(JwkKind.ECDSA, "d"))
                .flatMap(number -> IntStream.of(0, 1, 31, 33, 64)
                        .mapToObj(length -> Arguments.of(number.get()[0], number.get()[1], length)));
    }

    @ParameterizedTest
    @MethodSource("numbersOfOtherLengths")
    void a_number_that_is_not_as_long_as_its_curve_wants_is_refused(JwkKind kind, String name, int length) {
        ObjectNode jwk = jwk(kind);
        number(jwk, name, Arrays.copyOf(number(jwk, name), length));

        assertThat(fault(Signatures.jdk(), jwk))
                .isEqualTo("has %d bytes in %s; its crv needs 32".formatted(length, name));
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void a_point_off_p_256_is_refused(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.ECDSA);
        byte[] y = number(jwk, "y");
        y[31] ^= 1;
        number(jwk, "y", y);

        assertThat(fault(signatures, jwk)).isEqualTo("has an x and a y that are no point of P-256");
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void a_coordinate_beyond_the_prime_of_p_256_is_refused(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.ECDSA);
        // The point whose y is the square root of b, with x = 0 written as the prime.
        number(jwk, "x", Arrays.copyOfRange(P256_PRIME.toByteArray(), 1, 33));
        number(
                jwk,
                "y",
                new BigInteger("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4", 16).toByteArray());

        assertThat(fault(signatures, jwk)).isEqualTo("has an x and a y that are no point of P-256");
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void an_x_without_a_point_of_ed25519_is_refused(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.EDDSA);
        byte[] two = new byte[32];
        two[0] = 2;
        number(jwk, "x", two);

        assertThat(fault(signatures, jwk)).isEqualTo("has an x that is no point of Ed25519");
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void an_x_beyond_the_prime_of_ed25519_is_refused(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.EDDSA);
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        number(jwk, "x", ones);

        assertThat(fault(signatures, jwk)).isEqualTo("has an x that is no point of Ed25519");
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void halves_of_two_keys_are_refused(Signatures signatures, JwkKind kind) throws JsonProcessingException {
        ObjectNode jwk = jwk(kind);
        ObjectNode other =
                (ObjectNode) JSON.readTree(JwkSets.generate(kind, "b").jwk().expose());
        Stream.of("x", "y", "n").filter(jwk::has).forEach(name -> jwk.set(name, other.get(name)));

        assertThat(fault(signatures, jwk)).isEqualTo("has a private and a public half that do not belong together");
    }

    @ParameterizedTest
    @EnumSource(names = {"EDDSA", "RSA", "ECDSA"})
    void a_fault_tells_nothing_of_the_private_half(JwkKind kind) {
        ObjectNode jwk = jwk(kind);
        String secret = jwk.get("d").asText();
        jwk.put("d", secret + "!");

        assertThat(fault(Signatures.jdk(), jwk)).doesNotContain(secret.substring(0, 8));
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void an_rsa_key_whose_exponent_is_1_is_refused(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.RSA);
        number(jwk, "e", new byte[] {1});

        assertThat(fault(signatures, jwk)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.talos.testing.JwkSets#providers")
    void an_rsa_key_with_nothing_but_its_private_exponent_signs(Signatures signatures) {
        ObjectNode jwk = jwk(JwkKind.RSA);
        jwk.remove(List.of("p", "q", "dp", "dq", "qi"));

        assertThat(JwkSets.read(signatures, jwk.toString()).signingKey()).isPresent();
    }
}
