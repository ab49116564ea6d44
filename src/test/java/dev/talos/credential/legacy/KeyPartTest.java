package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPartTest {

    @ParameterizedTest
    @CsvSource({
        "whole, a_b_c, a_b_c",
        "after_first:_, a_b_c, b_c",
        "after_last:_, a_b_c, c",
        "after_first:|, 17|to|ken, to|ken",
        "after_first:__, a_b__c__d, c__d",
        "after_last:__, a_b__c___d, d",
        "after_first:_, _b, b",
        "after_last:::, a::b, b",
    })
    void a_part_is_cut_out(String part, String key, String expected) {
        assertThat(part(part).of(key)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"after_first:|, token", "after_last:_, token", "after_first:__, a_b", "after_last:_, a_b_"})
    void a_key_without_the_part_has_none(String part, String key) {
        assertThat(part(part).of(key)).isEmpty();
    }

    @Test
    void an_empty_key_has_no_part() {
        assertThat(KeyPart.WHOLE.of("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "after_first:|", "after_last: ", "after_first:after_first:", "after_last:::"})
    void its_text_is_read_back(String text) {
        assertThat(KeyPart.parse(text)).map(KeyPart::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Whole", "whole ", "after", "after_first", "after_first:", "after_last:\n", "after_last:é"})
    void another_text_is_refused(String text) {
        assertThat(KeyPart.parse(text)).isEmpty();
    }

    private static KeyPart part(String text) {
        return KeyPart.parse(text).orElseThrow();
    }
}
