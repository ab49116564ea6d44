package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.testing.Vectors;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRingTest {

    static Stream<JsonNode> importedKeys() {
        return Vectors.each("imported");
    }

    static Stream<JsonNode> derivedKeys() {
        return Vectors.each("derived_keys");
    }

    @ParameterizedTest
    @MethodSource("importedKeys")
    void an_imported_key_has_the_digest_that_others_compute(JsonNode vector) {
        NetworkId network =
                new NetworkId(UUID.fromString(vector.get("network_id").asText()));
        KeyRing ring = Vectors.ringOf(vector.get("secret").asText());

        KeyDigest digest = ring.current()
                .importDigest(network, Secret.of(vector.get("raw_key").asText()));

        assertThat(HexFormat.of().formatHex(digest.toBytes()))
                .isEqualTo(vector.get("digest_hex").asText());
    }

    @ParameterizedTest
    @MethodSource("derivedKeys")
    void the_key_for_a_purpose_is_the_one_that_others_derive(JsonNode vector) {
        Secret secret = Vectors.secret(vector.get("secret").asText());

        byte[] derived =
                HmacKey.of(secret.exposeUtf8()).derive(vector.get("domain").asText());

        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo(vector.get("hex").asText());
    }

    @Test
    void digests_come_for_every_secret_with_the_current_ones_first() {
        Secret rawKey = Secret.of("sk_live_1");

        List<KeyDigest> digests = Vectors.ring().importDigests(NetworkId.NIL, rawKey);

        assertThat(digests)
                .containsExactly(
                        Vectors.ringOf("current").current().importDigest(NetworkId.NIL, rawKey),
                        Vectors.ringOf("retired").current().importDigest(NetworkId.NIL, rawKey));
    }

    @Test
    void tenants_in_turn_each_have_the_digests_they_have_alone() {
        NetworkId other = new NetworkId(UUID.fromString("550e8400-e29b-41d4-a716-446655440001"));
        Secret rawKey = Secret.of("sk_live_1");
        SecretKeys keys = Vectors.ringOf("current").current();

        assertThat(Stream.of(other, NetworkId.NIL, other).map(network -> keys.importDigest(network, rawKey)))
                .containsExactly(alone(other, rawKey), alone(NetworkId.NIL, rawKey), alone(other, rawKey));
    }

    private static KeyDigest alone(NetworkId network, Secret rawKey) {
        return Vectors.ringOf("current").current().importDigest(network, rawKey);
    }

    @Test
    void the_same_secret_has_the_same_id_in_every_ring() {
        assertThat(Vectors.ring().retired().getFirst().id())
                .isEqualTo(Vectors.ringOf("retired").current().id());
    }

    @Test
    void different_secrets_have_different_ids() {
        assertThat(Vectors.ring().current().id())
                .isNotEqualTo(Vectors.ring().retired().getFirst().id());
    }

    /** Computed with Python's hmac and hashlib. */
    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, sha256, 9b0167f79a1a4190883420e6785df551e7bd0042de54d83bb1f35c044812107e",
        "550e8400-e29b-41d4-a716-446655440001, sha512-256:after_first:|,"
                + " cdcc3aac7ce08475ddb02a81ecb5c91d0635f2fecc10ffe41ab1e4755fa1ff8a"
    })
    void a_digest_of_another_store_is_wrapped_as_others_compute_it(UUID network, String scheme, String expected)
            throws NoSuchAlgorithmException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest("sk_live_test_51OxAM2Qly".getBytes(UTF_8));
        KeyDigest digest =
                Vectors.ring().current().legacyDigest(new NetworkId(network), new LegacyScheme(scheme), sha256);

        assertThat(HexFormat.of().formatHex(digest.toBytes())).isEqualTo(expected);
    }

    @Test
    void a_hint_has_the_digest_that_others_compute() {
        KeyDigest digest = Vectors.ring()
                .current()
                .lookupDigest(NetworkId.NIL, new LegacyScheme("bcrypt:prefix:8"), Secret.of("sk_lïve"));

        assertThat(HexFormat.of().formatHex(digest.toBytes()))
                .isEqualTo("986dacedba7968c8c204bb2f07da7e1890501f6a8b73bf0928c7a976c92b02af");
    }

    @Test
    void a_digest_prints_neither_itself_nor_the_key() {
        KeyDigest digest = Vectors.ring().current().importDigest(NetworkId.NIL, Secret.of("sk_live_1"));

        assertThat(digest.toString())
                .doesNotContain(HexFormat.of().formatHex(digest.toBytes()))
                .doesNotContain("sk_live_1");
    }
}
