package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacaroonDescriptionTest {

    @Test
    void it_has_everything_but_the_signature() {
        assertThat(of("https://talos.example", "ключ".getBytes(UTF_8), "{\"scp\":[\"café\"]}".getBytes(UTF_8)))
                .isEqualTo(new MacaroonDescription("https://talos.example", "ключ", List.of("{\"scp\":[\"café\"]}")));
    }

    @ParameterizedTest
    @CsvSource({
        "not UTF-8, ff61",
        "an escape sequence, 1b5b324a",
        "a line break, 610a62",
        "text turned round, e280ae61",
        "a C1 control, c29b"
    })
    void what_could_fool_a_terminal_is_in_hexadecimal(String what, String hex) {
        MacaroonDescription description =
                of("", new byte[] {'i'}, HexFormat.of().parseHex(hex));

        assertThat(description.caveats()).as(what).containsExactly("0x" + hex);
    }

    private static MacaroonDescription of(String location, byte[] identifier, byte[] caveat) {
        return new Macaroon(location, identifier, List.of(caveat), new byte[32]).describe();
    }
}
