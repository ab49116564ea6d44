package dev.talos.http;

import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each field of an import takes and what it does not. */
class LimitsTest extends HttpTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int keys;

    static Stream<Arguments> largest() {
        return Stream.of(
                Arguments.of("raw_key", JSON.textNode("é".repeat(2048))),
                Arguments.of("name", JSON.textNode("😀".repeat(255))),
                Arguments.of("actor_id", JSON.textNode("x".repeat(255))),
                Arguments.of("scopes", texts(100, "s".repeat(255))),
                Arguments.of("metadata", JSON.objectNode().put("k", "x".repeat(4096 - 8))),
                Arguments.of("request_id", JSON.textNode("r".repeat(36))),
                Arguments.of("ttl", JSON.textNode("365d")),
                Arguments.of("ttl", JSON.textNode("1s")),
                Arguments.of("rate_limit_policy", policy(JSON.textNode("9223372036854775807"), "1ns")),
                Arguments.of("ip_restriction", cidrs(texts(100, "10.0.0.1"))));
    }

    static Stream<Arguments> tooLarge() {
        return Stream.of(
                Arguments.of("raw_key", JSON.textNode("é".repeat(2048) + "x"), "raw_key"),
                Arguments.of("raw_key", JSON.textNode(""), "raw_key"),
                Arguments.of("name", JSON.textNode("😀".repeat(256)), "name"),
                Arguments.of("name", JSON.textNode("   "), "name"),
                Arguments.of("name", JSON.textNode("a\0b"), "name"),
                Arguments.of("actor_id", JSON.textNode("x".repeat(256)), "actor_id"),
                Arguments.of("scopes", texts(101, "s"), "scopes"),
                Arguments.of("scopes", texts(1, "s".repeat(256)), "scopes[0]"),
                Arguments.of("metadata", JSON.objectNode().put("k", "x".repeat(4096 - 7)), "metadata"),
                Arguments.of("request_id", JSON.textNode("r".repeat(37)), "request_id"),
                Arguments.of("ttl", JSON.textNode("0.999s"), "ttl"),
                Arguments.of("ttl", JSON.textNode("1"), "ttl"),
                Arguments.of("visibility", JSON.textNode("PUBLIC"), "visibility"),
                Arguments.of("rate_limit_policy", policy(JSON.numberNode(0), "1s"), "rate_limit_policy.quota"),
                Arguments.of("rate_limit_policy", policy(JSON.numberNode(-1), "1s"), "rate_limit_policy.quota"),
                Arguments.of("rate_limit_policy", policy(JSON.numberNode(1.5), "1s"), "rate_limit_policy.quota"),
                Arguments.of(
                        "rate_limit_policy",
                        policy(JSON.textNode("9223372036854775808"), "1s"),
                        "rate_limit_policy.quota"),
                Arguments.of("rate_limit_policy", policy(JSON.numberNode(1), "0s"), "rate_limit_policy.window"),
                Arguments.of("rate_limit_policy", JSON.objectNode().put("quota", 1), "rate_limit_policy.window"),
                Arguments.of("ip_restriction", cidrs(texts(101, "10.0.0.1")), "ip_restriction.allowed_cidrs"),
                Arguments.of("ip_restriction", cidrs(texts(1, "10.0.0.0/33")), "ip_restriction.allowed_cidrs"),
                Arguments.of("ip_restriction", JSON.objectNode().put("cidrs", 1), "ip_restriction.cidrs"));
    }

    /** A value of each JSON type, for each field that does not take it. */
    static Stream<Arguments> wrongTypes() {
        Map<String, JsonNode> ofType = Map.of(
                "text", JSON.textNode("x"),
                "number", JSON.numberNode(7),
                "boolean", JSON.booleanNode(true),
                "list", JSON.arrayNode().add(1),
                "object", JSON.objectNode().put("a", 1));
        Map<String, String> takes = Map.of(
                "raw_key",
                "text",
                "name",
                "text",
                "actor_id",
                "text",
                "ttl",
                "text",
                "request_id",
                "text",
                "visibility",
                "text",
                "scopes",
                "list",
                "metadata",
                "object",
                "rate_limit_policy",
                "object",
                "ip_restriction",
                "object");
        return takes.entrySet().stream()
                .flatMap(field -> ofType.entrySet().stream()
                        .filter(type -> !type.getKey().equals(field.getValue()))
                        .map(type -> Arguments.of(field.getKey(), type.getValue())));
    }

    private static ArrayNode texts(int count, String text) {
        ArrayNode texts = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            texts.add(text);
        }
        return texts;
    }

    private static ObjectNode policy(JsonNode quota, String window) {
        ObjectNode policy = JSON.objectNode();
        policy.set("quota", quota);
        return policy.put("window", window);
    }

    private static ObjectNode cidrs(JsonNode cidrs) {
        ObjectNode restriction = JSON.objectNode();
        restriction.set("allowed_cidrs", cidrs);
        return restriction;
    }

    private ObjectNode keyWith(String field, JsonNode value) {
        ObjectNode body = key("limits-" + keys++);
        body.set(field, value);
        return body;
    }

    @ParameterizedTest
    @MethodSource("largest")
    void takes_the_largest_value(String field, JsonNode value) {
        assertThat(client.importKey(keyWith(field, value)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void refuses_a_value_out_of_bounds_and_names_it(String field, JsonNode value, String named) {
        assertThat(client.importKey(keyWith(field, value)).faultyFields()).containsExactly(named);
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void refuses_a_value_of_another_type_and_names_it(String field, JsonNode value) {
        assertThat(client.importKey(keyWith(field, value)).faultyFields())
                .isNotEmpty()
                .allMatch(named -> named.startsWith(field));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void takes_null_for_a_field_that_is_left_out(String field, JsonNode unused) {
        boolean required = field.equals("raw_key") || field.equals("name") || field.equals("actor_id");

        assertThat(client.importKey(keyWith(field, JSON.nullNode())).status()).isEqualTo(required ? 400 : 201);
    }
}
