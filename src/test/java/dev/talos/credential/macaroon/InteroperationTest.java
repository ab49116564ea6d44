package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.talos.credential.macaroon.ForeignMacaroons.Foreign;
import dev.talos.crypto.MacaroonRootKey;
import dev.talos.testing.Vectors;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InteroperationTest {

    static Stream<Arguments> firstParty() {
        return ForeignMacaroons.firstParty().map(foreign -> argumentSet(foreign.toString(), foreign));
    }

    /** Without those that have an empty location, where we write none. */
    static Stream<Arguments> canonical() {
        return ForeignMacaroons.firstParty()
                .filter(foreign -> !foreign.macaroon().startsWith("AgEA"))
                .map(foreign -> argumentSet(foreign.toString(), foreign));
    }

    static Stream<Arguments> thirdParty() {
        return ForeignMacaroons.thirdParty().map(foreign -> argumentSet(foreign.toString(), foreign));
    }

    @ParameterizedTest
    @MethodSource("firstParty")
    void what_others_write_is_read(Foreign foreign) {
        Macaroon macaroon = parsed(foreign);

        assertThat(macaroon.location()).isEqualTo(foreign.location());
        assertThat(macaroon.identifier()).isEqualTo(foreign.identifier());
        assertThat(macaroon.caveats()).containsExactlyElementsOf(foreign.caveats());
    }

    @ParameterizedTest
    @MethodSource("firstParty")
    void what_others_sign_has_our_signature(Foreign foreign) {
        byte[] signature = SignatureChain.last(root(foreign), foreign.identifier(), foreign.caveats());

        assertThat(parsed(foreign).signature()).isEqualTo(signature);
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void what_we_mint_and_attenuate_is_what_others_mint_and_attenuate(Foreign foreign) {
        Macaroon ours = Macaroon.mint(
                        root(foreign),
                        foreign.location(),
                        foreign.identifier(),
                        new String(foreign.caveats().getFirst(), UTF_8))
                .orElseThrow();
        for (byte[] caveat : foreign.caveats().subList(1, foreign.caveats().size())) {
            ours = ours.attenuate(caveat).orElseThrow();
        }

        assertThat(MacaroonText.write("mc", ours)).isEqualTo(foreign.text());
    }

    @ParameterizedTest
    @MethodSource("firstParty")
    void what_others_mint_under_our_root_key_is_not_taken_for_a_forgery(Foreign foreign) {
        MacaroonProof proof = MacaroonVerifier.prove(parsed(foreign), Vectors.ring());

        assertThat(proof instanceof MacaroonProof.Forged)
                .isEqualTo(!foreign.vector().has("secret"));
    }

    @ParameterizedTest
    @MethodSource("thirdParty")
    void a_caveat_for_a_third_party_is_not_understood(Foreign foreign) {
        assertThat(MacaroonText.read(foreign.text()))
                .isEqualTo(new MacaroonReading.ThirdParty(
                        foreign.vector().get("third_party_caveat").asInt()));
    }

    private static Macaroon parsed(Foreign foreign) {
        return ((MacaroonReading.Parsed) MacaroonText.read(foreign.text())).macaroon();
    }

    private static MacaroonRootKey root(Foreign foreign) {
        return foreign.vector().has("secret")
                ? Vectors.ringOf(foreign.vector().get("secret").asText())
                        .current()
                        .macaroonRootKey()
                : MacaroonRootKey.of(HexFormat.of()
                        .parseHex(foreign.vector().get("root_key_hex").asText()));
    }
}
