package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.model.NetworkId;
import dev.talos.testing.Vectors;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void the_same_secret_has_the_same_id_in_every_ring() {
        assertThat(Vectors.ring().retired().getFirst().id())
                .isEqualTo(Vectors.ringOf("retired").current().id());
    }

    @Test
    void different_secrets_have_different_ids() {
        assertThat(Vectors.ring().current().id())
                .isNotEqualTo(Vectors.ring().retired().getFirst().id());
    }

    @Test
    void a_digest_prints_neither_itself_nor_the_key() {
        KeyDigest digest = Vectors.ring().current().importDigest(NetworkId.NIL, Secret.of("sk_live_1"));

        assertThat(digest.toString())
                .doesNotContain(HexFormat.of().formatHex(digest.toBytes()))
                .doesNotContain("sk_live_1");
    }
}
