package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacaroonTextTest {

    private static final Macaroon MACAROON = minted("id");
    private static final String ENCODED =
            MacaroonText.write("mc", MACAROON).expose().substring("mc_v1_".length());

    @ParameterizedTest
    @ValueSource(strings = {"m", "mc", "a_b", "_", "a_v1_b", "_v1_", "v1_v1_v1", "sixteen_letters_"})
    void a_prefix_is_read_back(String prefix) {
        assertThat(MacaroonText.read(MacaroonText.write(prefix, MACAROON)))
                .isEqualTo(new MacaroonReading.Parsed(prefix, MACAROON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seventeen_letters", "m-c", "mc ", " mc", "mç", "m\0c"})
    void another_prefix_is_refused(String prefix) {
        assertThat(MacaroonText.read(Secret.of(prefix + "_v1_" + ENCODED)))
                .isInstanceOf(MacaroonReading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", " ", "A", "AA", "AAAA", "+", "\u00e9"})
    void anything_behind_it_is_refused(String more) {
        assertThat(read(ENCODED + more)).isInstanceOf(MacaroonReading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "=", "+", "/", "."})
    void anything_else_within_it_is_refused(String more) {
        assertThat(read(ENCODED.substring(0, 8) + more + ENCODED.substring(8)))
                .isInstanceOf(MacaroonReading.Malformed.class);
    }

    @Test
    void padding_is_refused_where_the_standard_has_it() {
        assertThat(read(encodedOf(1) + "==")).isInstanceOf(MacaroonReading.Malformed.class);
        assertThat(read(encodedOf(2) + "=")).isInstanceOf(MacaroonReading.Malformed.class);
    }

    @Test
    void stray_bits_at_the_end_are_refused() {
        String encoded = encodedOf(1);
        char last = encoded.charAt(encoded.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char stray = alphabet.charAt(alphabet.indexOf(last) + 1);

        assertThat(read(encoded.substring(0, encoded.length() - 1) + stray))
                .isInstanceOf(MacaroonReading.Malformed.class);
    }

    @Test
    void a_text_beyond_16_KiB_is_refused_unread() {
        assertThat(read("A".repeat(MacaroonText.MOST_CHARACTERS)))
                .isEqualTo(new MacaroonReading.Malformed("it has more than 16384 characters"));
    }

    @Test
    void a_refusal_holds_nothing_of_the_text() {
        assertThat(read("c2VjcmV0IHBhcnQ").toString()).doesNotContain("c2Vj").doesNotContain("secret part");
    }

    @Property
    void no_text_a_stranger_makes_up_is_read_or_throws(@ForAll String text) {
        assertThat(read(text)).isInstanceOf(MacaroonReading.Malformed.class);
    }

    private static MacaroonReading read(String encoded) {
        return MacaroonText.read(Secret.of("mc_v1_" + encoded));
    }

    /** The base64 of a macaroon whose length leaves this rest when divided by three. */
    private static String encodedOf(int rest) {
        for (String identifier = "i"; ; identifier += "i") {
            Macaroon macaroon = minted(identifier);
            if (MacaroonBinary.write(macaroon).length % 3 == rest) {
                return MacaroonText.write("mc", macaroon).expose().substring("mc_v1_".length());
            }
        }
    }

    private static Macaroon minted(String identifier) {
        return Macaroon.mint(MacaroonArbitraries.ROOT, "https://talos.example", identifier.getBytes(UTF_8), "{}")
                .orElseThrow();
    }
}
