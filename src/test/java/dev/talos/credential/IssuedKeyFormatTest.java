package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.crypto.Secret;
import dev.talos.testing.Vectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IssuedKeyFormatTest {

    static Stream<JsonNode> issuedKeys() {
        return Vectors.each("issued");
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_issued_elsewhere_under_the_same_secret_is_proven(JsonNode vector) {
        assertThat(IssuedKeyFormat.prove(secretOf(vector), Vectors.ring()))
                .hasValueSatisfying(
                        id -> assertThat(id).hasToString(vector.get("key_id").asText()));
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
    void a_key_with_something_around_it_is_not_proven(JsonNode vector) {
        String text = vector.get("secret").asText();

        assertThat(Stream.of(" " + text, text + " ", text + "\n", text + "1", "1" + text))
                .allMatch(changed -> IssuedKeyFormat.prove(Secret.of(changed), Vectors.ring())
                        .isEmpty());
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
