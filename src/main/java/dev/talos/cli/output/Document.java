package dev.talos.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A result as JSON.
 *
 * @param text exactly as it came
 * @param json the same, parsed
 */
public record Document(String text, JsonNode json) {
    /** A document of our own making. */
    public static Document of(JsonNode json) {
        return new Document(json.toString(), json);
    }
}
