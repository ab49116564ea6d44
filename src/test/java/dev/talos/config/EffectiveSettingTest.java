package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.RETIRED;
import static dev.talos.config.ConfigFixture.effective;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.origin;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EffectiveSettingTest {

    @TempDir
    private Path directory;

    @Test
    void each_row_says_where_its_value_came_from() {
        Path file = write(directory, MINIMAL);
        LoadedConfig config = loaded(file, Map.of("TALOS_LOG_LEVEL", "warn"));

        assertThat(origin(config, "log.level")).hasToString("environment variable TALOS_LOG_LEVEL");
        assertThat(origin(config, "credentials.issuer")).hasToString("line 2 of " + file);
        assertThat(origin(config, "log.format")).hasToString("default");
    }

    @Test
    void there_is_one_row_for_each_setting() {
        assertThat(loaded(write(directory, MINIMAL), Map.of()).effective())
                .map(EffectiveSetting::key)
                .containsExactlyElementsOf(
                        Catalogue.ALL.stream().map(Setting::key).toList());
    }

    @Test
    void a_setting_without_value_says_none() {
        assertThat(effective(loaded(write(directory, MINIMAL), Map.of()), "credentials.api_keys.default_ttl"))
                .isEqualTo("none");
    }

    @Test
    void no_secret_is_in_what_is_printed() {
        LoadedConfig config = loaded(write(directory, MINIMAL), Map.of("TALOS_SECRETS_HMAC_RETIRED", RETIRED));

        assertThat(effective(config, "secrets.hmac.current")).isEqualTo("[REDACTED]");
        assertThat(effective(config, "secrets.hmac.retired")).isEqualTo("[[REDACTED]]");
        assertThat(config.effective().toString() + config.hot() + config.cold() + config.warnings())
                .doesNotContain("secret-0123456789");
    }
}
