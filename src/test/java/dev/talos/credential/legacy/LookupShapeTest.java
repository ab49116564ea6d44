package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupShapeTest {

    private static final String KEY = "\uD83D\uDD11abc\uD83D\uDD11xyz\uD83D\uDD11";

    @Test
    void a_prefix_counts_code_points() {
        assertThat(hint(new LookupShape.Prefix(5), KEY)).contains("\uD83D\uDD11abc\uD83D\uDD11");
    }

    @Test
    void a_suffix_counts_code_points() {
        assertThat(hint(new LookupShape.Suffix(5), KEY)).contains("\uD83D\uDD11xyz\uD83D\uDD11");
    }

    @Test
    void a_key_may_be_all_hint() {
        assertThat(hint(new LookupShape.Prefix(4), "abcd")).contains("abcd");
        assertThat(hint(new LookupShape.Suffix(4), "abcd")).contains("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a\uD83D\uDD11\uD83D\uDD11"})
    void a_key_that_is_too_short_has_no_hint(String key) {
        assertThat(hint(new LookupShape.Prefix(4), key)).isEmpty();
        assertThat(hint(new LookupShape.Suffix(4), key)).isEmpty();
    }

    @Test
    void an_id_ends_at_the_first_separator() {
        assertThat(hint(new LookupShape.IdBefore(new Separator(".")), "id.se.cret"))
                .contains("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", ".secret"})
    void a_key_without_an_id_has_no_hint(String key) {
        assertThat(hint(new LookupShape.IdBefore(new Separator(".")), key)).isEmpty();
    }

    @Test
    void an_id_is_no_longer_than_64_characters() {
        assertThat(hint(new LookupShape.IdBefore(new Separator(".")), "i".repeat(64) + ".x"))
                .contains("i".repeat(64));
        assertThat(hint(new LookupShape.IdBefore(new Separator(".")), "i".repeat(65) + ".x"))
                .isEmpty();
    }

    private static Optional<String> hint(LookupShape shape, String key) {
        return shape.hint(Secret.of(key)).map(Secret::expose);
    }
}
