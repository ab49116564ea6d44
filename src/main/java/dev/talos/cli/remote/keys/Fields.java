package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Fields of answers as people read them. A field that is not there is the empty text. */
final class Fields {
    private Fields() {}

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isContainerNode() ? value.toString() : value.asText("");
    }

    /** An enum value without the prefix that names its type. */
    static String shortened(JsonNode object, String field, String prefix) {
        String value = text(object, field);
        return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    }

    static String status(JsonNode object) {
        return shortened(object, "status", "KEY_STATUS_");
    }

    static String list(JsonNode array) {
        StringJoiner list = new StringJoiner(",");
        array.forEach(element -> list.add(element.asText()));
        return list.toString();
    }

    /** An object in a field as JSON; one without members counts as not there. */
    static String object(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isEmpty() ? "" : value.toString();
    }

    static String rateLimit(JsonNode object) {
        JsonNode policy = object.path("rate_limit_policy");
        return policy.isEmpty() ? "" : text(policy, "quota") + " per " + text(policy, "window");
    }
}
