package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.SECRET;
import static dev.talos.config.ConfigFixture.faults;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlEntriesTest {

    @TempDir
    private Path directory;

    @Test
    void a_duplicate_key_is_refused() {
        assertThat(faultsOf(MINIMAL + """
                log: {level: info}
                db:
                  dsn: sqlite:///b.db
                """))
                .containsExactly(
                        "db: is given twice, in lines 6 and 9 of talos.yaml",
                        "db.dsn: is given twice, in lines 7 and 10 of talos.yaml");
    }

    @Test
    void tabs_are_refused_with_their_place() {
        assertThat(faultsOf("log:\n\tlevel: info\n"))
                .containsExactly("talos.yaml: is not valid YAML at line 2, column 1: found character '\\t(TAB)'"
                        + " that cannot start any token. (Do not use \\t(TAB) for indentation)");
    }

    @Test
    void an_alias_is_refused_so_that_no_small_file_grows_huge() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 50; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(faultsOf(bomb.toString()))
                .containsExactly("talos.yaml: has an anchor or an alias at line 1, which are not allowed; a text that"
                        + " starts with & or * needs quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deep_nesting_is_refused(String opening) {
        assertThat(faultsOf("log: " + opening.repeat(100_000))).hasSize(1);
    }

    @Test
    void a_mapping_of_many_levels_is_refused() {
        assertThat(faultsOf("{a: ".repeat(17) + "1" + "}".repeat(17)))
                .containsExactly("talos.yaml: is nested more than 16 levels deep");
    }

    @Test
    void a_huge_file_is_refused() {
        assertThat(faultsOf("#".repeat(FileLook.LARGEST_FILE + 1)))
                .containsExactly("talos.yaml: is larger than 1048576 bytes, which is the most allowed");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        Path file = directory.resolve("talos.yaml");
        Files.write(file, "credentials: {issuer: Bücher}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults(file, Map.of())).containsExactly("talos.yaml: is not UTF-8");
    }

    @Test
    void characters_that_yaml_does_not_allow_are_refused() {
        assertThat(faultsOf("log:\u0000 {}"))
                .containsExactly("talos.yaml: is not valid YAML: it holds characters that YAML does not allow");
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        loaded(write(directory, "\uFEFF" + MINIMAL), Map.of());
    }

    @Test
    void a_directory_in_place_of_the_file_is_refused() {
        assertThat(faults(directory, Map.of()))
                .singleElement()
                .asString()
                .endsWith(": is a directory; allowed is a YAML file");
    }

    @Test
    void a_missing_file_is_refused_and_nothing_said_about_the_settings_it_may_hold() {
        assertThat(faults(directory.resolve("none.yaml"), Map.of())).containsExactly("none.yaml: does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just a text", "- a\n- b", "42"})
    void a_file_without_keys_is_refused(String yaml) {
        assertThat(faultsOf(yaml))
                .containsExactly("talos.yaml: holds no settings; allowed is a mapping of keys to values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "~"})
    void an_empty_file_lacks_what_is_required(String yaml) {
        assertThat(faultsOf(yaml))
                .hasSize(3)
                .allMatch(fault -> fault.contains(": is required and missing; set it in the configuration file"));
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(faultsOf(MINIMAL + "---\nlog: {}\n"))
                .containsExactly("talos.yaml: holds more than one YAML document; allowed is one");
    }

    @Test
    void a_text_in_place_of_a_list_is_refused_without_showing_it() {
        assertThat(faultsOf(MINIMAL.replace("current:", "retired: " + SECRET + "\n    current:")))
                .containsExactly("secrets.hmac.retired: is a text; allowed is a list of texts (line 5 of talos.yaml)");
    }

    @Test
    void a_list_of_lists_is_refused() {
        assertThat(faultsOf(MINIMAL.replace("current:", "retired: [[a, {b: c}], d]\n    current:")))
                .containsExactly("secrets.hmac.retired: is a list of lists or sections; allowed is a list of texts"
                        + " (line 5 of talos.yaml)");
    }

    @Test
    void a_text_in_place_of_a_section_is_refused() {
        assertThat(faultsOf(MINIMAL + "serve: 4420\n"))
                .containsExactly("serve: is a text; allowed is a section (line 8 of talos.yaml)");
    }

    @Test
    void an_empty_section_or_value_counts_as_not_given() {
        loaded(write(directory, MINIMAL + "log:\nserve: {http: {}, metrics: {port: }}\n"), Map.of());
    }

    @Test
    void an_unknown_key_without_value_is_refused() {
        assertThat(faultsOf(MINIMAL + "multitenancy:\n"))
                .containsExactly("multitenancy: is not a setting of this version (line 8 of talos.yaml)");
    }

    @Test
    void a_key_that_is_no_text_is_refused() {
        assertThat(faultsOf("? [a, b]\n: c\n")).containsExactly("talos.yaml: has a key that is not a text at line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current: !%s! x",
                "current: &%s x",
                "current: *%s",
                "current: \"%s",
                "current: [%s",
                "current: {%s: %s}",
                "current: %s\n   x: y",
                "%s",
                "? %s",
                "current: >%s\n",
                "current: %%%s",
                "current: @%s",
                "current: `%s"
            })
    void no_fault_repeats_a_secret(String broken) {
        assertThat(faultsOf("secrets:\n  hmac:\n    " + broken.replace("%s", SECRET) + "\n"))
                .noneMatch(fault -> fault.contains("secret-0123456789"));
    }

    private List<String> faultsOf(String yaml) {
        return faults(write(directory, yaml), Map.of());
    }
}
