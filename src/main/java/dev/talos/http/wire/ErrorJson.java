package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.model.FieldViolation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The envelope of every answer that is not a success (AIP-193).
 *
 * @param message for people: what is wrong and what to do
 * @param metadata for programs, such as the id of the key in the way
 * @param batch what became of each item, when a whole batch failed
 */
public record ErrorJson(
        Reason reason,
        String message,
        Map<String, String> metadata,
        List<FieldViolation> violations,
        Optional<BatchImportJson> batch)
        implements JsonText.Writer {

    private static final String DOMAIN = "talos";

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeNumberField("code", reason.http());
        json.writeStringField("status", reason.status());
        json.writeStringField("message", message);
        json.writeArrayFieldStart("details");
        errorInfo(json);
        if (!violations.isEmpty()) {
            badRequest(json);
        }
        if (batch.isPresent()) {
            batch.get().writeDetail(json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void errorInfo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        json.writeStringField("reason", reason.name());
        json.writeStringField("domain", DOMAIN);
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void badRequest(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@type", "type.googleapis.com/google.rpc.BadRequest");
        json.writeArrayFieldStart("field_violations");
        for (FieldViolation violation : violations) {
            json.writeStartObject();
            json.writeStringField("field", violation.field());
            json.writeStringField("description", violation.description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
