package dev.talos.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.credential.IssuedKeyFormat.IssuedKey;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.KeyId;
import dev.talos.testing.Vectors;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedKeyFormatTest {

    static Stream<JsonNode> issuedKeys() {
        return Vectors.each("issued");
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_issued_elsewhere_under_the_same_secret_is_proven(JsonNode vector) {
        assertThat(IssuedKeyFormat.prove(secretOf(vector), Vectors.ring())).hasValue(keyOf(vector));
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_minted_here_is_the_one_that_others_mint(JsonNode vector) {
        KeyRing ring = Vectors.ringOf(vector.get("signed_with").asText());

        assertThat(IssuedKeyFormat.mint(keyOf(vector), ring)).isEqualTo(secretOf(vector));
    }

    private static IssuedKey keyOf(JsonNode vector) {
        return new IssuedKey(
                vector.get("prefix").asText(),
                Instant.ofEpochSecond(vector.get("unix_seconds").asLong()),
                KeyId.parse(vector.get("key_id").asText()).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_issued_under_a_secret_not_in_the_ring_is_not_proven(JsonNode vector) {
        String other = vector.get("signed_with").asText().equals("current") ? "retired" : "current";

        assertThat(IssuedKeyFormat.prove(secretOf(vector), Vectors.ringOf(other)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_with_any_letter_changed_is_not_proven(JsonNode vector) {
        String text = vector.get("secret").asText();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(IssuedKeyFormat.prove(Secret.of(changed), Vectors.ring()))
                    .as("letter %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_checksum_off_by_one_bit_proves_nothing(JsonNode vector) {
        String text = vector.get("secret").asText();
        int checksum = text.lastIndexOf('_') + 1;
        for (int bit = 0; bit < 256; bit++) {
            byte[] bytes = Base58.decode(text.substring(checksum)).orElseThrow();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            String changed = text.substring(0, checksum) + Base58.encode(bytes);
            assertThat(IssuedKeyFormat.prove(Secret.of(changed), Vectors.ring()))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", "+", "/", "-", ".", "é", "\u0000"})
    void a_letter_that_base58_does_not_have_proves_nothing(String letter) {
        String text = secretOf(issuedKeys().findFirst().orElseThrow()).expose();
        for (int i = text.indexOf("_v1_") + 4; i < text.length(); i++) {
            assertThat(IssuedKeyFormat.prove(
                            Secret.of(text.substring(0, i) + letter + text.substring(i + 1)), Vectors.ring()))
                    .as("at %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_cut_off_anywhere_is_not_proven(JsonNode vector) {
        String text = vector.get("secret").asText();

        assertThat(IntStream.range(0, text.length()))
                .allMatch(length -> IssuedKeyFormat.prove(Secret.of(text.substring(0, length)), Vectors.ring())
                        .isEmpty());
    }

    /** Our own secret signed them, and still they say nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807:550e8400-e29b-41d4-a716-446655440000",
                "1000000000000:550e8400-e29b-41d4-a716-446655440000",
                "-1:550e8400-e29b-41d4-a716-446655440000",
                "1.5:550e8400-e29b-41d4-a716-446655440000",
                ":550e8400-e29b-41d4-a716-446655440000",
                "1767225600:550e8400e29b41d4a716446655440000abcd",
                "1767225600;550e8400-e29b-41d4-a716-446655440000"
            })
    void an_identifier_that_names_no_time_or_no_key_proves_nothing(String identifier) {
        String signed = "talos_v1_" + Base58.encode(identifier.getBytes(US_ASCII)) + "_";
        byte[] checksum = Vectors.ring().current().checksumKey().sign(signed.getBytes(US_ASCII));

        assertThat(IssuedKeyFormat.prove(Secret.of(signed + Base58.encode(checksum)), Vectors.ring()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_with_something_around_it_is_not_proven(JsonNode vector) {
        String text = vector.get("secret").asText();

        assertThat(Stream.of(" " + text, text + " ", text + "\n", text + "1", "1" + text))
                .allMatch(changed -> IssuedKeyFormat.prove(Secret.of(changed), Vectors.ring())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z9_", "a_v1_b", "sixteen_letters_"})
    void a_prefix_has_one_to_sixteen_letters_digits_and_underlines(String prefix) {
        IssuedKey key = new IssuedKey(prefix, Instant.ofEpochSecond(1_770_000_000), KeyId.random());

        assertThat(IssuedKeyFormat.prove(IssuedKeyFormat.mint(key, Vectors.ring()), Vectors.ring()))
                .hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seventeen_letters", "a-b", "ä", " a"})
    void no_other_prefix_is_read(String prefix) {
        IssuedKey key = new IssuedKey(prefix, Instant.ofEpochSecond(1_770_000_000), KeyId.random());

        assertThat(IssuedKeyFormat.prove(IssuedKeyFormat.mint(key, Vectors.ring()), Vectors.ring()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 999_999_999_999L})
    void a_key_of_any_time_that_fits_is_read(long seconds) {
        IssuedKey key = new IssuedKey("talos", Instant.ofEpochSecond(seconds), KeyId.random());

        assertThat(IssuedKeyFormat.prove(IssuedKeyFormat.mint(key, Vectors.ring()), Vectors.ring()))
                .hasValue(key);
    }

    @Property
    void no_text_a_stranger_makes_up_is_proven_or_throws(@ForAll String text) {
        assertThat(IssuedKeyFormat.prove(Secret.of("talos_v1_" + text + "_" + text), Vectors.ring()))
                .isEmpty();
    }

    private static Secret secretOf(JsonNode vector) {
        return Secret.of(vector.get("secret").asText());
    }
}
