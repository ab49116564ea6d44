package dev.talos.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md says what the code knows, and no more. */
class ConfigurationDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.<>]+)`( •)? \\|");
    private static final Pattern FILE = Pattern.compile("(?s)```yaml\n(.*?)```");

    private final String document = read();

    private static String read() {
        try {
            return Files.readString(Path.of("docs", "configuration.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_setting_has_its_row_in_the_order_of_the_code_and_those_that_may_change_are_marked() {
        List<String> rows = ROW.matcher(document)
                .results()
                .map((MatchResult row) -> row.group(1) + (row.group(2) == null ? "" : row.group(2)))
                .toList();

        assertThat(rows)
                .isEqualTo(Stream.concat(
                                Catalogue.ALL.stream().map(setting -> setting.key() + (setting.isHot() ? " •" : "")),
                                Catalogue.FAMILIES.stream().map(SettingFamily::pattern))
                        .toList());
    }

    @Test
    void every_setting_without_a_meaning_is_named() {
        assertThat(Catalogue.WITHOUT_MEANING).allMatch(key -> document.contains("`" + key + "`"));
    }

    @Test
    void the_file_in_the_document_loads(@TempDir Path directory) throws IOException {
        MatchResult file = FILE.matcher(document).results().findFirst().orElseThrow();
        Path path = Files.writeString(directory.resolve("talos.yaml"), file.group(1));

        assertThat(Config.load(new Sources(Optional.of(path), Map.of()))).isInstanceOf(Checked.Ok.class);
    }
}
