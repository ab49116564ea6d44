package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {

    @Provide
    Arbitrary<Scheme> schemes() {
        return LegacyArbitraries.schemes();
    }

    @Property
    void a_text_leads_back_to_its_scheme(@ForAll("schemes") Scheme scheme) {
        assertThat(Scheme.parse(scheme.text())).contains(scheme);
    }

    @Property
    void a_text_is_short_and_of_printable_ascii(@ForAll("schemes") Scheme scheme) {
        assertThat(scheme.text()).matches("[!-~]+").hasSizeLessThanOrEqualTo(Scheme.MOST_CHARACTERS);
    }

    @Property
    void two_schemes_have_two_texts(@ForAll("schemes") Scheme one, @ForAll("schemes") Scheme other) {
        assertThat(one.text().equals(other.text())).isEqualTo(one.equals(other));
    }

    @Property
    void whatever_is_read_is_written_back_the_same(@ForAll String text) {
        assertThat(Scheme.parse(text).map(Scheme::text).orElse(text)).isEqualTo(text);
    }

    @Property
    void a_damaged_text_does_not_fail(@ForAll("schemes") Scheme scheme, @ForAll char letter, @ForAll int at) {
        StringBuilder text = new StringBuilder(scheme.text());
        text.setCharAt(Math.floorMod(at, text.length()), letter);

        Optional<String> readAndWritten = Scheme.parse(text.toString()).map(Scheme::text);
        assertThat(readAndWritten.orElse(text.toString())).isEqualTo(text.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256",
                "sha384",
                "sha512",
                "sha512-256:after_first:|",
                "sha3-256:after_last:_",
                "hmac-sha256@NAME:after_last:_",
                "bcrypt:prefix:8",
                "pbkdf2-sha256:suffix:8",
                "argon2id:id_before:.",
                "argon2id:after_last:.:id_before:.",
                "sha256:after_first:%3A%3A",
                "sha256:after_first:%25",
                "sha256:after_first:a%20b",
            })
    void these_are_schemes(String text) {
        assertThat(Scheme.parse(text)).map(Scheme::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sha1",
                "SHA256",
                "sha256:",
                "sha256:whole",
                "sha256:after_first",
                "sha256:after_first:",
                "sha256:after_first::",
                "sha256:after_first:%3a",
                "sha256:after_first:%7C",
                "sha256:after_first:a b",
                "sha256:after_first:seventeen_letters",
                "sha256:after_first:é",
                "sha256:prefix:8",
                "sha256:after_first:|:after_last:_",
                "hmac-sha256",
                "hmac-sha256@",
                "hmac-sha256@a b",
                "bcrypt",
                "bcrypt:after_first:|",
                "bcrypt:prefix",
                "bcrypt:prefix:",
                "bcrypt:prefix:3",
                "bcrypt:prefix:08",
                "bcrypt:prefix:65",
                "bcrypt:prefix:+8",
                "bcrypt:prefix:8:",
                "bcrypt:prefix:8:suffix:8",
                "bcrypt:prefix:8:after_first:|",
                "bcrypt@NAME:prefix:8",
                "sha256 ",
            })
    void these_are_none(String text) {
        assertThat(Scheme.parse(text)).isEmpty();
    }
}
