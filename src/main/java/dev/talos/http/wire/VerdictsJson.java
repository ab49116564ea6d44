package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The answers to a batch of verifications, in the order asked. */
public record VerdictsJson(List<VerdictJson> verdicts) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (VerdictJson verdict : verdicts) {
            verdict.write(json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
