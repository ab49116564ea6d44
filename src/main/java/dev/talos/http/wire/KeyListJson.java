package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list of keys.
 *
 * @param name what the keys are called
 */
public record KeyListJson(String name, List<KeyJson> keys, Optional<String> nextPageToken) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(name);
        for (KeyJson key : keys) {
            key.write(json);
        }
        json.writeEndArray();
        if (nextPageToken.isPresent()) {
            json.writeStringField("next_page_token", nextPageToken.get());
        }
        json.writeEndObject();
    }
}
