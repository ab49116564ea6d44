package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The answer to an import: the key's fields at the top, where the published clients look for them, and the same key
 * once more under {@code imported_api_key}.
 */
public record ImportedJson(KeyJson key) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        key.writeFields(json);
        json.writeFieldName("imported_api_key");
        key.write(json);
        json.writeEndObject();
    }
}
