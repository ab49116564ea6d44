package dev.talos.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMembersTest {

    private static Optional<String> raw(String value) {
        return JsonMembers.parse(("{ \"a\" : " + value + " , \"b\" : 1 }").getBytes(UTF_8))
                .flatMap(members -> members.raw("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"text\"",
                "\"\\ud800\"",
                "\"\\udc00 half\"",
                "\"\\u00e9 é \\/ / \\u007f\"",
                "\"\uD83D\uDD11\"",
                "0",
                "-0",
                "1.50",
                "1E+2",
                "123456789012345678901234567890.10",
                "true",
                "false",
                "null",
                "[]",
                "[ 1 , [ ] , { } ]",
                "{ \"x\" : \"\\ud800\" }"
            })
    void a_value_is_kept_to_the_letter(String value) {
        assertThat(raw(value)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_000, 32_760, 32_768, 40_000, 100_000})
    void a_long_value_is_kept_to_the_letter(int length) {
        String value = "\"" + "\\ud83d".repeat(length / 6) + "x".repeat(length % 6) + "\"";

        assertThat(raw(value)).contains(value);
    }

    @Test
    void the_last_member_is_kept_to_the_letter() {
        assertThat(JsonMembers.parse("{\"a\":1.0}").flatMap(members -> members.raw("a")))
                .contains("1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "[]",
                "null",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"b\":2}]}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":1/**/}",
                "{\"a\":tru}",
                "\uFEFF{}"
            })
    void anything_but_one_strict_object_is_refused(String text) {
        assertThat(JsonMembers.parse(text.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "eda080", "f4908080", "ff", "c3", "e282"})
    void text_that_is_not_utf_8_is_refused(String hex) {
        byte[] bad = HexFormat.of().parseHex("7b2261223a22" + hex + "227d");

        assertThat(JsonMembers.parse(bad)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void a_depth_bomb_is_refused(String opening) {
        assertThat(JsonMembers.parse("{\"a\":" + opening.repeat(100_000))).isEmpty();
    }

    @Test
    void a_number_of_a_million_digits_is_refused() {
        assertThat(JsonMembers.parse("{\"a\":" + "9".repeat(1_000_000) + "}")).isEmpty();
    }

    /** Jackson's table of names hands out what it holds: the same object for the same name. */
    @Test
    void names_that_strangers_make_up_are_not_kept() {
        assertThat(firstName("{\"made up\":1}")).isNotSameAs(firstName("{\"made up\":1}"));
    }

    private static String firstName(String json) {
        return JsonMembers.parse(json).orElseThrow().names().iterator().next();
    }

    @Test
    void nor_are_those_further_in() {
        String json = "{\"a\":{\"made up\":1}}";

        assertThat(firstNameInA(json)).isNotSameAs(firstNameInA(json));
    }

    private static String firstNameInA(String json) {
        return JsonMembers.parse(json)
                .orElseThrow()
                .node("a")
                .orElseThrow()
                .fieldNames()
                .next();
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        JsonMembers.parse(text);
    }

    @Property
    void no_bytes_make_it_throw(@ForAll byte[] bytes) {
        JsonMembers.parse(bytes);
    }
}
