package dev.talos.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations to try, and what became of them as an operator would read it. */
final class ConfigFixture {

    static final String SECRET = "the-current-secret-0123456789abcdef";
    static final String RETIRED = "a-retired-secret-0123456789abcdefgh";
    static final String MINIMAL = """
            credentials:
              issuer: https://keys.example.com
            secrets:
              hmac:
                current: %s
            db:
              dsn: sqlite:///var/lib/talos/talos.db
            """.formatted(SECRET);

    private ConfigFixture() {}

    static Path write(Path directory, String yaml) {
        try {
            return Files.writeString(directory.resolve("talos.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoadedConfig loaded(Path file, Map<String, String> environment) {
        return loaded(Config.load(new Sources(Optional.of(file), environment)));
    }

    static LoadedConfig loaded(Checked<LoadedConfig> checked) {
        assertThat(checked).isInstanceOf(Checked.Ok.class);
        return ((Checked.Ok<LoadedConfig>) checked).value();
    }

    /** One line for each fault, the directory of the file left out. */
    static List<String> faults(Path file, Map<String, String> environment) {
        Checked<LoadedConfig> checked = Config.load(new Sources(Optional.of(file), environment));
        assertThat(checked).isInstanceOf(Checked.Faulty.class);
        return ((Checked.Faulty<LoadedConfig>) checked)
                .violations().stream()
                        .map(fault -> fault.field() + ": " + fault.description())
                        .map(line -> line.replace(file.getParent() + "/", ""))
                        .toList();
    }

    static String effective(LoadedConfig config, String key) {
        return config.effective().stream()
                .filter(row -> row.key().equals(key))
                .map(EffectiveSetting::value)
                .findFirst()
                .orElseThrow();
    }

    static Origin origin(LoadedConfig config, String key) {
        return config.effective().stream()
                .filter(row -> row.key().equals(key))
                .map(EffectiveSetting::origin)
                .findFirst()
                .orElseThrow();
    }
}
