package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StoredTextTest {

    @Provide
    Arbitrary<String> oddTexts() {
        return Arbitraries.strings().withChars('\0', '\u0010', '0', 'a').ofMaxLength(12);
    }

    private static String written(String text) {
        return Objects.requireNonNull(StoredText.write(text));
    }

    @Property
    void text_comes_back_as_it_was(@ForAll("oddTexts") String text) {
        assertThat(StoredText.read(written(text))).isEqualTo(text);
    }

    @Property
    void what_is_written_has_no_nul(@ForAll("oddTexts") String text) {
        assertThat(written(text)).doesNotContain("\0");
    }

    @Property
    void two_texts_are_never_written_alike(@ForAll("oddTexts") String one, @ForAll("oddTexts") String other) {
        assertThat(written(one).equals(written(other))).isEqualTo(one.equals(other));
    }

    @Test
    void ordinary_text_is_written_as_it_is() {
        assertThat(StoredText.write("a name, 𝒦🗝️\n")).isEqualTo("a name, 𝒦🗝️\n");
    }

    @Test
    void no_text_is_no_text() {
        assertThat(StoredText.write(null)).isNull();
    }
}
