package dev.talos.cli.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.testing.Vectors;

/** Tokens to try the commands on. */
final class Macaroons {
    /** Made by the npm package macaroon; a third party has to discharge a caveat of it. */
    static final String THIRD_PARTY =
            "mc_v1_AgICaWQAAlZ7Imp0aSI6IjZmOWIxZTBhLTNkNmMtNGY1ZS05ZDJiLTBhMWIyYzNkNGU1ZiIsInNjcCI6WyJy"
                    + "ZWFkIiwid3JpdGUiXSwiZXhwIjoxNzY3MjI5MjAwfQACBXRoaXJkBEgauYwvGlULfha0g77GVhc9_SlbHUxKRw_4qL"
                    + "uxywmylK5Lv99v4H3clKxaRQ-g3NV59nfrWd_-arJDRfUONPFZ4OmeuFL37SAAAAYgtqZ0Wn2mQrY5W6OuXlufBcHs"
                    + "mKP_DhZRya2JRpYsZXg";

    private Macaroons() {}

    /** Minted under the current secret of the vectors. */
    static Macaroon minted(String claims) {
        return Macaroon.mint(
                        Vectors.ring().current().macaroonRootKey(),
                        "https://talos.example",
                        "id".getBytes(UTF_8),
                        claims)
                .orElseThrow();
    }

    static String text(Macaroon macaroon) {
        return MacaroonText.write("mc", macaroon).expose();
    }
}
