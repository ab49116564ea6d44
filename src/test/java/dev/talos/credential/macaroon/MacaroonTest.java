package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MacaroonTest {

    /** What a macaroon with claims of 128 to 16383 bytes has besides them. */
    private static final int FRAME = 1 + 3 + 3 + 1 + 3 + 1 + 1 + 34;

    private static final Restriction SHORTER = new Restriction(null, Instant.ofEpochSecond(1), null, null);

    @Test
    void the_longest_fits_into_16_KiB_behind_the_longest_prefix() {
        Macaroon longest = mint(Macaroon.MOST_BYTES - FRAME).orElseThrow();

        assertThat(MacaroonText.write("sixteen_letters_", longest).expose())
                .hasSizeBetween(MacaroonText.MOST_CHARACTERS - 3, MacaroonText.MOST_CHARACTERS);
    }

    @Test
    void claims_that_do_not_fit_are_not_minted() {
        assertThat(mint(Macaroon.MOST_BYTES - FRAME + 1)).isEmpty();
    }

    @Test
    void a_caveat_that_does_not_fit_is_not_added() {
        Macaroon longest = mint(Macaroon.MOST_BYTES - FRAME).orElseThrow();

        assertThat(longest.attenuate(SHORTER)).isEmpty();
    }

    @Test
    void no_more_caveats_are_added_than_are_read() {
        Macaroon macaroon = mint(2).orElseThrow();
        for (int i = 1; i < Macaroon.MOST_CAVEATS; i++) {
            macaroon = macaroon.attenuate(SHORTER).orElseThrow();
        }

        assertThat(macaroon.attenuate(SHORTER)).isEmpty();
    }

    @Test
    void attenuation_leaves_the_original_as_it_was() {
        Macaroon macaroon = mint(2).orElseThrow();

        Macaroon attenuated = macaroon.attenuate(SHORTER).orElseThrow();

        assertThat(macaroon).isEqualTo(mint(2).orElseThrow()).isNotEqualTo(attenuated);
    }

    @Test
    void it_prints_nothing_of_itself() {
        Macaroon macaroon = mint(2).orElseThrow();

        assertThat(macaroon.toString())
                .doesNotContain(HexFormat.of().formatHex(macaroon.signature()))
                .doesNotContain("{}");
    }

    private static Optional<Macaroon> mint(int claimsBytes) {
        String claims = "{" + " ".repeat(claimsBytes - 2) + "}";
        return Macaroon.mint(MacaroonArbitraries.ROOT, "l", "i".getBytes(UTF_8), claims);
    }
}
