package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacaroonBinaryTest {

    private static final String SIGNATURE =
            "0620" + "abababababababababababababababab" + "abababababababababababababababab";
    private static final String HEAD = "02" + "020161" + "00";

    private static final Macaroon USUAL = Macaroon.mint(
                    MacaroonArbitraries.ROOT, "https://talos.example", "id".getBytes(UTF_8), "{\"exp\":1}")
            .flatMap(minted -> minted.attenuate("{\"exp\":0}".getBytes(UTF_8)))
            .orElseThrow();

    @Property
    @Domain(MacaroonArbitraries.class)
    @Domain(DomainContext.Global.class)
    void what_is_written_is_read_back(@ForAll Macaroon macaroon) throws UnreadableException {
        assertThat(MacaroonBinary.read(MacaroonBinary.write(macaroon))).isEqualTo(macaroon);
    }

    @Property
    void whatever_is_read_is_written_the_same_again(@ForAll @Size(max = 40) byte[] noise, @ForAll int where) {
        byte[] bytes = MacaroonBinary.write(USUAL);
        System.arraycopy(noise, 0, bytes, Math.floorMod(where, bytes.length - noise.length), noise.length);

        assertThatEitherRefusedOrSame(bytes);
    }

    @Property
    void bytes_a_stranger_makes_up_are_refused_or_written_the_same_again(@ForAll byte[] bytes) {
        assertThatEitherRefusedOrSame(bytes);
    }

    @Test
    void cut_off_anywhere_it_is_refused() {
        byte[] bytes = MacaroonBinary.write(USUAL);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> MacaroonBinary.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no version, 020161" + "0000" + SIGNATURE,
        "version 1, 01" + "020161" + "0000" + SIGNATURE,
        "version 3, 03" + "020161" + "0000" + SIGNATURE,
        "the old text format, 303031356c6f636174696f6e",
        "no identifier, 02" + "0000" + SIGNATURE,
        "two identifiers, 02" + "020161" + "020161" + "0000" + SIGNATURE,
        "location behind identifier, 02" + "020161" + "010161" + "0000" + SIGNATURE,
        "two locations, 02" + "010161" + "010161" + "020161" + "0000" + SIGNATURE,
        "location not UTF-8, 02" + "0101ff" + "020161" + "0000" + SIGNATURE,
        "verification id at the head, 02" + "020161" + "040161" + "0000" + SIGNATURE,
        "unknown field, 02" + "020161" + "030161" + "0000" + SIGNATURE,
        "field type in two bytes, 02" + "82000161" + "0000" + SIGNATURE,
        "first-party caveat with location, " + HEAD + "010161" + "020162" + "00" + "00" + SIGNATURE,
        "caveat without identifier, " + HEAD + "010161" + "00" + "00" + SIGNATURE,
        "no end of the caveats, " + HEAD + SIGNATURE,
        "no signature, " + HEAD + "00",
        "signature of 31 bytes, " + HEAD + "00" + "061f"
                + "abababababababababababababababababababababababababababababababab",
        "signature of 33 bytes, " + HEAD + "00" + "0621"
                + "ababababababababababababababababababababababababababababababababab",
        "something behind it, " + HEAD + "00" + SIGNATURE + "00",
        "a second macaroon behind it, " + HEAD + "00" + SIGNATURE + HEAD + "00" + SIGNATURE,
        "length in two bytes for one, 02" + "02810061" + "0000" + SIGNATURE,
        "length past the end, 02" + "027f61" + "0000" + SIGNATURE,
        "length of 2^21, 02" + "0280808001" + "0000" + SIGNATURE,
        "length of 2^31, 02" + "028080808008" + "0000" + SIGNATURE,
        "length of 2^32 and one, 02" + "02818080801061" + "0000" + SIGNATURE,
        "length of 2^63, 02" + "0280808080808080808001" + "0000" + SIGNATURE,
        "length of 2^64 and one, 02" + "028180808080808080800261" + "0000" + SIGNATURE,
        "length without end, 02" + "02ffffffffffffffffffffffffffffffffffffffff",
    })
    void is_refused(String what, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(refusal(bytes)).as(what).isInstanceOf(MacaroonReading.Malformed.class);
    }

    @Test
    void the_least_macaroon_is_read() throws UnreadableException {
        assertThat(MacaroonBinary.read(HexFormat.of().parseHex(HEAD + "00" + SIGNATURE))
                        .caveats())
                .isEmpty();
    }

    @Test
    void an_empty_location_is_none() throws UnreadableException {
        byte[] empty = HexFormat.of().parseHex("02" + "0100" + "020161" + "0000" + SIGNATURE);

        assertThat(MacaroonBinary.write(MacaroonBinary.read(empty)))
                .isEqualTo(HexFormat.of().parseHex(HEAD + "00" + SIGNATURE));
    }

    @Test
    void as_many_caveats_as_allowed_are_read() throws UnreadableException {
        assertThat(MacaroonBinary.read(withEmptyCaveats(Macaroon.MOST_CAVEATS)).caveats())
                .hasSize(Macaroon.MOST_CAVEATS);
    }

    @Test
    void one_caveat_too_many_is_refused() {
        assertThat(refusal(withEmptyCaveats(Macaroon.MOST_CAVEATS + 1)))
                .isEqualTo(new MacaroonReading.Malformed("it has more than 100 caveats"));
    }

    @Test
    void ten_thousand_caveats_are_refused() {
        assertThat(refusal(withEmptyCaveats(10_000))).isInstanceOf(MacaroonReading.Malformed.class);
    }

    private static byte[] withEmptyCaveats(int count) {
        return HexFormat.of().parseHex(HEAD + "020000".repeat(count) + "00" + SIGNATURE);
    }

    private static MacaroonReading refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadableException.class, () -> MacaroonBinary.read(bytes))
                .refusal();
    }

    private static void assertThatEitherRefusedOrSame(byte[] bytes) {
        try {
            byte[] again = MacaroonBinary.write(MacaroonBinary.read(bytes));
            boolean emptyLocation = bytes[1] == 1 && bytes[2] == 0;
            assertThat(emptyLocation || Arrays.equals(again, bytes)).isTrue();
        } catch (UnreadableException e) {
            assertThat(e.refusal()).isNotInstanceOf(MacaroonReading.Parsed.class);
        }
    }
}
