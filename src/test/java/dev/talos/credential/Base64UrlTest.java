package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @Property
    void decodes_what_it_encoded(@ForAll byte[] bytes) {
        assertThat(Base64Url.decode(Base64Url.encode(bytes))).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA==",
                "AA=",
                "AAA=",
                "=",
                "A",
                "AAAAA",
                "AB",
                "AAB",
                "-_-",
                "AA\n",
                " AA",
                "A A",
                "AA\t",
                "\r\nAA",
                "A+AA",
                "A/AA",
                "AÁAA",
                "AŁAA",
                "AA\u0000A",
                "A.AA"
            })
    void another_spelling_is_refused(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }

    @Property
    void a_text_that_is_taken_is_the_only_spelling_of_its_bytes(@ForAll String text) {
        assertThat(Base64Url.decode(text).map(Base64Url::encode).orElse(text)).isEqualTo(text);
    }

    @Property
    void padding_is_refused(@ForAll @Size(max = 9) byte[] bytes) {
        String padded = Base64.getUrlEncoder().encodeToString(bytes);

        assertThat(Base64Url.decode(padded).isPresent()).isEqualTo(!padded.endsWith("="));
    }
}
