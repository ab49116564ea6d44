package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.storage.StoreException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextListsTest {

    /** What JSON is made of, in any order. */
    @Provide
    Arbitrary<String> nearlyLists() {
        return Arbitraries.of("\"", ",", "[", "]", "\\", "a", " ", "\",\"", "\n", "\u00e9", "\\n")
                .list()
                .ofMaxSize(8)
                .map(parts -> "[\"" + String.join("", parts) + "\"]");
    }

    /** Texts that need no escapes. */
    @Provide
    Arbitrary<List<String>> plainTexts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\u00e9', '\u4e2d')
                .ofMaxLength(6)
                .map(text -> text.replace("\"", "").replace("\\", ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property
    void a_list_is_read_as_it_was_written(@ForAll List<String> texts) {
        assertThat(TextLists.read(TextLists.write(texts))).isEqualTo(texts);
    }

    @Property
    void what_is_read_without_a_parser_is_what_a_parser_reads(@ForAll("nearlyLists") String stored) {
        assertThat(TextLists.readPlain(stored)).satisfies(read -> {
            if (read.isPresent()) {
                assertThat(TextLists.parse(stored)).isEqualTo(read.get());
            }
        });
    }

    @Property
    void texts_without_escapes_need_no_parser(@ForAll("plainTexts") List<String> texts) {
        assertThat(TextLists.readPlain(TextLists.write(texts))).contains(texts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[\"",
                "[\"]",
                "[\"a",
                "[\"a\"",
                "[\"a\",]",
                "[\"a\",\"]",
                "[\"a\"\"b\"]",
                "[\"\n\"]",
                "[1]"
            })
    void what_is_no_list_of_texts_is_a_fault_of_the_database(String stored) {
        assertThatExceptionOfType(StoreException.Broken.class).isThrownBy(() -> TextLists.read(stored));
    }
}
