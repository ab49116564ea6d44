package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One page of a list of imported keys. */
public record KeyListJson(List<KeyJson> keys, Optional<String> nextPageToken) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("imported_api_keys");
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
