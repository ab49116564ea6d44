package dev.talos.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "clé-🔑, clé-🔑",
        "日本語, 日本語",
        "'a\nb', a\\nb",
        "'a\r\tb', a\\r\\tb",
        "'\u001b[31mred', \\u001b[31mred",
        "\u009b2J, \\u009b2J",
        "\u202eabc, \\u202eabc",
        "\u2028x, \\u2028x",
        "👩\u200d💻, 👩\u200d💻"
    })
    void what_could_paint_the_terminal_is_escaped(String text, String safe) {
        assertThat(DisplayText.safe(text)).isEqualTo(safe);
    }

    @Property
    void no_control_character_is_ever_left(@ForAll String text) {
        assertThat(DisplayText.safe(text)
                        .codePoints()
                        .filter(Character::isISOControl)
                        .toArray())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "é, 1", "e\u0301, 1", "日本, 4", "🔑, 2", "👩\u200d💻, 4", "'', 0"})
    void width_counts_columns(String text, int columns) {
        assertThat(DisplayText.width(text)).isEqualTo(columns);
    }

    @Test
    void a_table_lines_up_wide_and_narrow_cells() {
        Table table = Table.withHeadings("NAME", "STATUS");
        table.add("日本", "ACTIVE");
        table.add("a\nb", "REVOKED");
        table.add("", "");

        assertThat(table.render()).isEqualTo("""
                        NAME  STATUS
                        日本  ACTIVE
                        a\\nb  REVOKED

                        """);
    }

    @Test
    void a_table_of_fields_leaves_out_empty_ones() {
        Table table = Table.ofFields();
        table.addField("NAME", "x");
        table.addField("SCOPES", "");

        assertThat(table.render()).isEqualTo("NAME  x\n");
    }
}
