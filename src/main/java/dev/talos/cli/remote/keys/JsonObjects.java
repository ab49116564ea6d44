package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Json;

/** Options whose value is a JSON object. */
final class JsonObjects {
    private JsonObjects() {}

    /**
     * The object in the value of an option.
     *
     * @throws CommandFailure naming the option, and not its value, which may be a secret in the wrong place
     */
    static JsonNode parse(String option, String value) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(value);
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(option + " " + Json.fault(e));
        }
        if (!json.isObject()) {
            throw CommandFailure.usage(option + " must be a JSON object, such as {\"team\": \"billing\"}");
        }
        return json;
    }
}
