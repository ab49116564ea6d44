package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.effective;
import static dev.talos.config.ConfigFixture.faults;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void what_is_wrong_with_a_retired_issuer_is_told_with_its_place() {
        Path file = write(directory, MINIMAL.replace("issuer:", """
                issuer_retired:
                    - " "
                    - {value: a, expires_at: 2027-01-31}
                    - {valeu: a}
                    - {value: a, expires_at: "2027-02-30T00:00:00Z"}
                    - {value: [a]}
                    - {value: a, expires_at: }
                    - [a]
                  issuer:"""));

        assertThat(faults(file, Map.of()))
                .map(fault -> fault.replace(" (line 2 of talos.yaml)", ""))
                .containsExactly(
                        "credentials.issuer_retired[0]: is \" \"; allowed is a text that is not blank",
                        "credentials.issuer_retired[1].expires_at: is \"2027-01-31\"; allowed is a time such as"
                                + " 2027-01-31T12:00:00Z (RFC 3339)",
                        "credentials.issuer_retired[2].valeu: is not a setting of this version; allowed are value and"
                                + " expires_at",
                        "credentials.issuer_retired[2].value: is empty; allowed is a text that is not blank",
                        "credentials.issuer_retired[3].expires_at: is \"2027-02-30T00:00:00Z\"; allowed is a time such"
                                + " as 2027-01-31T12:00:00Z (RFC 3339)",
                        "credentials.issuer_retired[4].value: is a list; allowed is a text that is not blank",
                        "credentials.issuer_retired[6]: is a list; allowed is a text that is not blank");
    }

    @Test
    void retired_issuers_are_read_from_the_environment() {
        Path file = write(directory, MINIMAL);

        assertThat(effective(
                        loaded(file, Map.of("TALOS_CREDENTIALS_ISSUER_RETIRED", "a, b")), "credentials.issuer_retired"))
                .isEqualTo("[a, b]");
        assertThat(effective(
                        loaded(file, Map.of("TALOS_CREDENTIALS_ISSUER_RETIRED_0", "a,b")),
                        "credentials.issuer_retired"))
                .isEqualTo("[a,b]");
    }

    @ParameterizedTest
    @CsvSource({"10m1s", "-1s", "1y"})
    void a_clock_skew_out_of_bounds_is_refused(String skew) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_CREDENTIALS_CLOCK_SKEW", skew)))
                .containsExactly("credentials.clock_skew: is \"" + skew + "\"; allowed is a duration such as 3600s,"
                        + " 1h30m, 30d, 2w, 6mo or 1y, from 0s to 600s (environment variable"
                        + " TALOS_CREDENTIALS_CLOCK_SKEW)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"talos-", "seventeen_letters", "tälos", " talos", "٤"})
    void a_prefix_of_other_characters_or_longer_is_refused(String prefix) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_CREDENTIALS_API_KEYS_PREFIX_CURRENT", prefix)))
                .containsExactly("credentials.api_keys.prefix.current: is \"" + prefix + "\"; allowed is 1 to 16 of the"
                        + " characters A-Z a-z 0-9 _ (environment variable TALOS_CREDENTIALS_API_KEYS_PREFIX_CURRENT)");
    }

    @Test
    void a_public_prefix_that_secret_keys_have_is_refused() {
        assertThat(faults(
                        write(directory, MINIMAL),
                        Map.of(
                                "TALOS_CREDENTIALS_API_KEYS_PREFIX_RETIRED", "old,older",
                                "TALOS_CREDENTIALS_API_KEYS_PREFIX_PUBLIC_CURRENT", "talos",
                                "TALOS_CREDENTIALS_API_KEYS_PREFIX_PUBLIC_RETIRED", "pub,older")))
                .containsExactly(
                        "credentials.api_keys.prefix.public_current: has \"talos\" (environment variable"
                                + " TALOS_CREDENTIALS_API_KEYS_PREFIX_PUBLIC_CURRENT), which clashes with \"talos\" in"
                                + " credentials.api_keys.prefix.current (default); allowed is a prefix of its own",
                        "credentials.api_keys.prefix.public_retired: has \"older\" (environment variable"
                                + " TALOS_CREDENTIALS_API_KEYS_PREFIX_PUBLIC_RETIRED), which clashes with \"older\" in"
                                + " credentials.api_keys.prefix.retired (environment variable"
                                + " TALOS_CREDENTIALS_API_KEYS_PREFIX_RETIRED); allowed is a prefix of its own");
    }

    @ParameterizedTest
    @CsvSource({"RETIRED,mc", "PUBLIC_CURRENT,mc", "PUBLIC_RETIRED,mc", "RETIRED,mc_v1", "RETIRED,mc_v1_x"})
    void a_key_prefix_that_would_be_taken_for_a_macaroon_is_refused(String setting, String prefix) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_CREDENTIALS_API_KEYS_PREFIX_" + setting, prefix)))
                .singleElement()
                .asString()
                .startsWith("credentials.derived_tokens.macaroon.prefix.current: has \"mc\" (default), which clashes"
                        + " with \"" + prefix + "\" in credentials.api_keys.prefix.");
    }

    @Test
    void prefixes_that_only_look_alike_are_taken() {
        loaded(
                write(directory, MINIMAL),
                Map.of(
                        "TALOS_CREDENTIALS_API_KEYS_PREFIX_CURRENT", "MC",
                        "TALOS_CREDENTIALS_API_KEYS_PREFIX_RETIRED", "mcx,mc_v2_x,m,x_v1_mc",
                        "TALOS_CREDENTIALS_API_KEYS_PREFIX_PUBLIC_CURRENT", "MC_v1_x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "9999999999999999999", "many"})
    void a_quota_that_is_no_whole_number_is_refused(String quota) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_QUOTA_API_KEYS_MAX", quota)))
                .containsExactly("quota.api_keys_max: is \"" + quota + "\"; allowed is a whole number, 0 or more"
                        + " (environment variable TALOS_QUOTA_API_KEYS_MAX)");
    }
}
