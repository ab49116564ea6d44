package dev.talos.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.output.Document;

/** An answer of the server: a JSON object, either a result or the error envelope. An empty 204 is {@code {}}. */
public record Answer(int status, Document document) {

    public JsonNode json() {
        return document.json();
    }

    public boolean isRefusal() {
        return status >= 300;
    }

    /**
     * This answer, when it is a result.
     *
     * @throws CommandFailure with the server's reason and message when it is a refusal
     */
    public Answer accepted() {
        if (isRefusal()) {
            throw refusal();
        }
        return this;
    }

    /** The error envelope as the failure of the command. */
    public CommandFailure refusal() {
        JsonNode error = json().path("error");
        StringBuilder message = new StringBuilder(error.path("message").asText());
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("field_violations")) {
                message.append("; ")
                        .append(violation.path("field").asText())
                        .append(": ")
                        .append(violation.path("description").asText());
            }
        }
        return CommandFailure.failed(reason(error), message.toString());
    }

    /** The stable reason; an older server or a proxy that speaks the envelope may give the status only. */
    private static String reason(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").isTextual()) {
                return detail.path("reason").textValue();
            }
        }
        return error.path("status").asText("REFUSED");
    }
}
