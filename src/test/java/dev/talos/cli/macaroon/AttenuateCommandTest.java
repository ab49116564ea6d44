package dev.talos.cli.macaroon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonProof;
import dev.talos.credential.macaroon.MacaroonReading;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.credential.macaroon.MacaroonVerifier;
import dev.talos.credential.macaroon.Narrowing;
import dev.talos.credential.macaroon.Restriction;
import dev.talos.crypto.Secret;
import dev.talos.model.Cidr;
import dev.talos.testing.Cli;
import dev.talos.testing.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttenuateCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.900Z");
    private static final String CLAIMS = "{\"scp\":[\"read\",\"write\"]}";
    private static final String TOKEN = Macaroons.text(Macaroons.minted(CLAIMS));

    private final Cli cli = Cli.bare().at(NOW);

    @Test
    void the_token_it_prints_is_genuine_and_narrower() {
        assertThat(attenuated("--ttl", "5m", "--scopes", "read", "--allowed-cidrs", "192.0.2.0/24,2001:db8::/32"))
                .isEqualTo(new Narrowing(
                        null,
                        Instant.parse("2026-01-01T00:05:00Z"),
                        Set.of("read"),
                        List.of(List.of(cidr("192.0.2.0/24"), cidr("2001:db8::/32")))));
    }

    @Test
    void an_empty_list_of_scopes_leaves_nothing() {
        assertThat(attenuated("--scopes", "").scopes()).isEmpty();
    }

    @Test
    void it_reads_the_token_from_standard_input() {
        Cli.Result result = cli.reading(TOKEN + "\n").run("macaroon", "attenuate", "-", "--ttl", "5m");

        assertThat(prove(result.stdout().strip())).isInstanceOf(MacaroonProof.Genuine.class);
    }

    @Test
    void it_prints_one_line_and_nothing_else() {
        Cli.Result result = cli.run("macaroon", "attenuate", TOKEN, "--ttl", "5m");

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).matches("mc_v1_[A-Za-z0-9_-]+\n");
        assertThat(result.stderr()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ttl=0s             | --ttl must be a duration such as",
                "--ttl=999ms          | of one second at least",
                "--ttl=soon           | --ttl must be a duration such as",
                "--ttl=               | --ttl must be a duration such as",
                "--allowed-cidrs=     | --allowed-cidrs must be one or more networks",
                "--allowed-cidrs=1.2.3.4,here | --allowed-cidrs must be one or more networks"
            })
    void an_option_that_narrows_nothing_is_wrong_usage(String option, String message) {
        Cli.Result result = cli.run("macaroon", "attenuate", TOKEN, option);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains(message).doesNotContain(TOKEN);
    }

    @Test
    void without_an_option_there_is_nothing_to_do() {
        Cli.Result result = cli.run("macaroon", "attenuate", TOKEN);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr())
                .contains("nothing to narrow: give at least one of --ttl, --scopes, --allowed-cidrs");
    }

    @Test
    void the_longest_time_there_is_can_be_asked_for() {
        assertThat(attenuated("--ttl", "292y").expires()).isAfter(NOW);
    }

    @Test
    void a_token_that_would_grow_too_long_is_refused() {
        Macaroon full = Macaroons.minted(CLAIMS);
        for (int i = 1; i < Macaroon.MOST_CAVEATS; i++) {
            full = full.attenuate(new Restriction(NOW, null, null, null)).orElseThrow();
        }
        String token = Macaroons.text(full);

        Cli.Result result = cli.run("macaroon", "attenuate", token, "--ttl", "5m");

        assertThat(result)
                .isEqualTo(
                        new Cli.Result(
                                1,
                                "",
                                "error: TOKEN_TOO_LONG: with this caveat it would have more than 100 caveats or 12273 bytes\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mc_v1_never*shown", "never_shown", "mc_v1_bmV2ZXJfc2hvd24", ""})
    void what_is_no_macaroon_is_refused_and_not_repeated(String token) {
        Cli.Result result = cli.run("macaroon", "attenuate", token, "--ttl", "5m");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr())
                .startsWith("error: INVALID_FORMAT: this is no macaroon: ")
                .doesNotContain("shown", "bmV2");
    }

    @Test
    void a_caveat_for_a_third_party_is_refused() {
        assertThat(cli.run("macaroon", "attenuate", Macaroons.THIRD_PARTY, "--ttl", "5m")
                        .stderr())
                .startsWith("error: INVALID_FORMAT: caveat 1 is one that a third party has to discharge");
    }

    private Narrowing attenuated(String... options) {
        String[] line = new String[options.length + 3];
        line[0] = "macaroon";
        line[1] = "attenuate";
        line[2] = TOKEN;
        System.arraycopy(options, 0, line, 3, options.length);
        Cli.Result result = cli.run(line);
        return prove(result.stdout().strip()) instanceof MacaroonProof.Genuine genuine
                ? genuine.narrowing()
                : Narrowing.NONE;
    }

    private static MacaroonProof prove(String token) {
        MacaroonReading reading = MacaroonText.read(Secret.of(token));
        assertThat(reading).isInstanceOf(MacaroonReading.Parsed.class);
        return MacaroonVerifier.prove(((MacaroonReading.Parsed) reading).macaroon(), Vectors.ring());
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
