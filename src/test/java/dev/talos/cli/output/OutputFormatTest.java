package dev.talos.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OutputFormatTest {
    private static final String TEXT = """
            {"a" : {"b":"x y","n":1.50,"big":123456789012345678901234567890,"nothing":null,"yes":true},\
            "list":[{"id":"1"},{"id":"2"}], "text":"100", "a/b":"slash", "emoji":"clé-🔑"}""";

    private static final View NO_TABLE = new View() {
        @Override
        public String table(JsonNode answer) {
            return "the table\n";
        }

        @Override
        public List<String> ids(JsonNode answer) {
            return List.of();
        }
    };

    private static String render(String format) {
        try {
            Document document = new Document(TEXT, Json.MAPPER.readTree(TEXT));
            return new OutputFormatConverter().convert(format).render(document, NO_TABLE);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void table_asks_the_view() {
        assertThat(render("table")).isEqualTo("the table\n");
    }

    @Test
    void json_is_what_came_and_a_line_end() {
        assertThat(render("json")).isEqualTo(TEXT + "\n");
    }

    @Test
    void json_pretty_keeps_every_value() throws JsonProcessingException {
        assertThat(Json.MAPPER.readTree(render("json-pretty"))).isEqualTo(Json.MAPPER.readTree(TEXT));
    }

    @Test
    void json_pretty_keeps_numbers_as_they_are() {
        assertThat(render("json-pretty")).contains("\"n\" : 1.50", "\"big\" : 123456789012345678901234567890");
    }

    @Test
    void yaml_is_in_blocks_and_tells_texts_from_numbers() {
        assertThat(render("yaml")).isEqualTo("""
                        a:
                          b: x y
                          n: 1.50
                          big: 123456789012345678901234567890
                          nothing: null
                          yes: true
                        list:
                        - id: '1'
                        - id: '2'
                        text: '100'
                        a/b: slash
                        emoji: clé-🔑
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a.b", ".a.b", "a.b", "{.a.b}", "{ $.a.b }", "$['a']['b']", "['a']['b']"})
    void jsonpath_takes_the_spellings_people_use(String expression) {
        assertThat(render("jsonpath=" + expression)).isEqualTo("x y\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$.list[*].id; 1|2|",
                "$.list[0]; {\"id\":\"1\"}|",
                "$.list[*]; {\"id\":\"1\"}|{\"id\":\"2\"}|",
                "$..id; 1|2|",
                "$.list[?(@.id=='2')].id; 2|",
                "$.list[*].none; ''",
                "$.list.length(); 2|",
                "$.a.n; 1.50|",
                "$.a.nothing; null|",
                "$.a.yes; true|"
            })
    void jsonpath_prints_results_one_to_a_line(String expression, String lines) {
        assertThat(render("jsonpath=" + expression)).isEqualTo(lines.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource({"/a/b, x y", "/list/1/id, 2", "/a~1b, slash", "/a/n, 1.50", "/list/0, '{\"id\":\"1\"}'"})
    void jsonpointer_prints_what_it_points_to(String pointer, String value) {
        assertThat(render("jsonpointer=" + pointer)).isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jsonpath=$.a.missing", "jsonpath=$.list[7]", "jsonpointer=/a/missing", "jsonpointer=/list/7"})
    void a_value_that_is_not_there_fails_the_command(String format) {
        assertThatThrownBy(() -> render(format)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(1);
            assertThat(failure.reason()).isEqualTo("NO_SUCH_VALUE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "", "JSON", "jsonpath=", "jsonpath=$.[", "jsonpath=$[?(", "jsonpointer=a/b"})
    void an_unusable_format_is_found_before_anything_is_sent(String format) {
        assertThatThrownBy(() -> new OutputFormatConverter().convert(format))
                .isInstanceOf(TypeConversionException.class);
    }
}
