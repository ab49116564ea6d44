package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {

    @ParameterizedTest
    @CsvSource({
        "61, 2g",
        "626262, a3gV",
        "00, 1",
        "0000, 11",
        "000001, 112",
        "516b6fcd0f, ABnLTmg",
        "00000000000000000000, 1111111111",
        "73696d706c792061206c6f6e6720737472696e67, 2cFupjhnEsSn59qHXstmK2ffpLv2"
    })
    void encodes_as_bitcoin_does(String hex, String text) {
        assertThat(Base58.encode(HexFormat.of().parseHex(hex))).isEqualTo(text);
    }

    @Property
    void decodes_what_it_encoded(@ForAll byte[] bytes) {
        assertThat(Base58.decode(Base58.encode(bytes))).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", "a b", "é", "Ł", "a_"})
    void refuses_letters_that_are_not_of_the_alphabet(String text) {
        assertThat(Base58.decode(text)).isEmpty();
    }

    @Test
    void takes_the_empty_text_for_no_bytes() {
        assertThat(Base58.decode("")).contains(new byte[0]);
    }
}
