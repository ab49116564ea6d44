package dev.talos.cli.macaroon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.Restriction;
import dev.talos.testing.Cli;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
    private static final String NOTE = "None of this is proven: talos keys verify says whether the token is good.\n";
    private static final Macaroon MACAROON = Macaroons.minted("{\"exp\":1767229200,\"scp\":[\"read\"]}")
            .attenuate(new Restriction(null, Instant.parse("2026-01-01T00:05:00Z"), List.of("read"), null))
            .orElseThrow();
    private static final String TOKEN = Macaroons.text(MACAROON);

    private final Cli cli = Cli.bare();

    @Test
    void the_table_has_all_but_the_signature() {
        assertThat(cli.run("macaroon", "inspect", TOKEN)).isEqualTo(new Cli.Result(0, """
                PREFIX      mc
                LOCATION    https://talos.example
                IDENTIFIER  id
                EXPIRES     2026-01-01T00:05:00Z
                CLAIMS      {"exp":1767229200,"scp":["read"]}
                CAVEAT 1    {"exp":1767225900,"scp":["read"]}
                """, NOTE));
    }

    @Test
    void it_reads_the_token_from_standard_input() {
        assertThat(cli.reading(TOKEN + "\n").run("macaroon", "inspect", "-", "-q"))
                .isEqualTo(new Cli.Result(0, "id\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | {\"prefix\":\"mc\",\"location\":\"https://talos.example\",\"identifier\":\"id\","
                        + "\"caveats\":[{\"exp\":1767229200,\"scp\":[\"read\"]},{\"exp\":1767225900,\"scp\":[\"read\"]}]}",
                "jsonpath=$.caveats[1].exp | 1767225900",
                "jsonpointer=/caveats/0/scp | [\"read\"]"
            })
    void programs_get_json(String format, String expected) {
        assertThat(cli.run("macaroon", "inspect", TOKEN, "--format", format).stdout())
                .isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json-pretty", "yaml"})
    void the_other_formats_work_too(String format) {
        assertThat(cli.run("macaroon", "inspect", TOKEN, "--format", format).stdout())
                .contains("1767225900");
    }

    @Test
    void claims_that_are_no_json_are_shown_as_they_are() {
        String token = Macaroons.text(Macaroons.minted("account = 3735928559"));

        assertThat(cli.run("macaroon", "inspect", token).stdout()).endsWith("CLAIMS      account = 3735928559\n");
    }

    @Test
    void a_time_nobody_can_read_is_shown_in_its_caveat_only() {
        String token = Macaroons.text(Macaroons.minted("{\"exp\":9223372036854775807}"));

        assertThat(cli.run("macaroon", "inspect", token).stdout())
                .doesNotContain("EXPIRES")
                .endsWith("CLAIMS      {\"exp\":9223372036854775807}\n");
    }

    @Test
    void claims_cannot_play_tricks_on_the_terminal() {
        String token = Macaroons.text(Macaroons.minted("{\"a\":\"\\u001b[2J\",\"b\":\"\\u202e\"}"));

        assertThat(cli.run("macaroon", "inspect", token).stdout()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void claims_of_any_depth_are_shown() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(cli.run("macaroon", "inspect", Macaroons.text(Macaroons.minted(deep)))
                        .stdout())
                .contains(deep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mc_v1_never*shown", "never_shown", "eyJuZXZlciI6InNob3duIn0.e30.c2hvd24"})
    void what_is_no_macaroon_is_refused_and_not_repeated(String token) {
        Cli.Result result = cli.run("macaroon", "inspect", token);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr())
                .startsWith("error: INVALID_FORMAT: this is no macaroon: ")
                .doesNotContain("shown", "eyJ");
    }
}
