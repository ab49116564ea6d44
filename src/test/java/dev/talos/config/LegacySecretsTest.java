package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.effective;
import static dev.talos.config.ConfigFixture.faults;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.origin;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Secret;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import.legacy_secrets.<name>}: settings whose names the operator chooses. */
final class LegacySecretsTest {

    private static final String TWO = MINIMAL + """
            import:
              legacy_secrets:
                old-api: the key of the old API
                Billing_2: short
            """;

    private static final String VARIABLE = "TALOS_IMPORT_LEGACY_SECRETS_OLD_API";

    @TempDir
    private Path directory;

    private LegacySecrets secrets(String yaml, Map<String, String> environment) {
        return loaded(write(directory, yaml), environment).cold().legacySecrets();
    }

    private static String signed(LegacySecrets secrets, String name) {
        return HexFormat.of().formatHex(secrets.find(name).orElseThrow().sign(new byte[0]));
    }

    @Test
    void without_the_section_there_are_none() {
        assertThat(secrets(MINIMAL, Map.of()).names()).isEmpty();
    }

    @Test
    void the_file_names_them() {
        assertThat(secrets(TWO, Map.of()).names()).containsExactly("Billing_2", "old-api");
    }

    @Test
    void the_text_is_the_key() {
        LegacySecrets expected = LegacySecrets.of(Map.of("x", Secret.of("short")));
        assertThat(signed(secrets(TWO, Map.of()), "Billing_2")).isEqualTo(signed(expected, "x"));
    }

    @Test
    void a_variable_overrides_the_name_of_the_file_that_it_stands_for() {
        LegacySecrets secrets = secrets(TWO, Map.of(VARIABLE, "another key"));
        LegacySecrets expected = LegacySecrets.of(Map.of("x", Secret.of("another key")));

        assertThat(secrets.names()).containsExactly("Billing_2", "old-api");
        assertThat(signed(secrets, "old-api")).isEqualTo(signed(expected, "x"));
    }

    @Test
    void a_variable_without_a_name_in_the_file_has_one_in_lower_case() {
        assertThat(secrets(MINIMAL, Map.of(VARIABLE, "a key")).names()).containsExactly("old_api");
    }

    @Test
    void each_is_shown_redacted_with_where_it_came_from() {
        LoadedConfig config = loaded(write(directory, TWO), Map.of(VARIABLE, "another key"));

        assertThat(effective(config, "import.legacy_secrets.Billing_2")).isEqualTo("[REDACTED]");
        assertThat(origin(config, "import.legacy_secrets.old-api")).hasToString("environment variable " + VARIABLE);
        assertThat(config.effective().toString() + config.cold()).doesNotContain("another key", "short");
    }

    @Test
    void a_name_that_is_not_allowed_is_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secrets: {\"old api\": a}}"), Map.of()))
                .containsExactly("import.legacy_secrets.…: has no name that is allowed there, which is 1 to 30 of the"
                        + " characters A-Z a-z 0-9 _ - (line 8 of talos.yaml)");
    }

    @Test
    void an_empty_secret_is_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secrets: {a: \"\"}}"), Map.of()))
                .containsExactly("import.legacy_secrets.a: has 0 characters; allowed is a text of 1 characters or more"
                        + " (line 8 of talos.yaml)");
    }

    @Test
    void a_name_without_a_value_is_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secrets: {a: }}"), Map.of()))
                .singleElement()
                .asString()
                .startsWith("import.legacy_secrets.a: is required and missing");
    }

    @Test
    void two_names_with_one_variable_are_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secrets: {old-api: a, Old_Api: b}}"), Map.of()))
                .containsExactly("import.legacy_secrets.Old_Api: has the environment variable " + VARIABLE
                        + ", which import.legacy_secrets.old-api has too (line 8 of talos.yaml);"
                        + " give one of them another name");
    }

    @Test
    void a_text_where_the_names_belong_is_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secrets: a-secret}"), Map.of()))
                .containsExactly("import.legacy_secrets: is a text; allowed is a section (line 8 of talos.yaml)");
    }

    @Test
    void a_misspelt_section_is_told() {
        assertThat(faults(write(directory, MINIMAL + "import: {legacy_secret: {a: b}}"), Map.of()))
                .singleElement()
                .asString()
                .startsWith("import.legacy_secret.a: is not a setting of this version");
    }

    @Test
    void a_misspelt_variable_is_told() {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_IMPORT_LEGACY_SECRET_A", "b")))
                .singleElement()
                .asString()
                .startsWith("TALOS_IMPORT_LEGACY_SECRET_A: is not a setting of this version");
    }

    @Test
    void a_change_of_one_is_noticed() {
        LoadedConfig before = loaded(write(directory, TWO), Map.of());
        LoadedConfig after = loaded(write(directory, TWO.replace("short", "longer")), Map.of());

        assertThat(before.changedIn(after)).extracting(Setting::key).containsExactly("import.legacy_secrets.Billing_2");
        assertThat(loaded(write(directory, MINIMAL), Map.of()).changedIn(after)).hasSize(2);
    }
}
