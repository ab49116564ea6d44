package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.storage.StoreException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextListsTest {

    @Property
    void a_list_is_read_as_it_was_written(@ForAll List<String> texts) {
        assertThat(TextLists.read(TextLists.write(texts))).isEqualTo(texts);
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
