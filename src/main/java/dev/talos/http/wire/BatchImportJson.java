package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * What became of each item of a batch import, in the order of the request.
 *
 * @param validateOnly whether nothing was to be imported: what would have become of them
 */
public record BatchImportJson(List<Item> items, boolean validateOnly) implements JsonText.Writer {

    /** One item's fate. */
    public sealed interface Item {

        record Imported(KeyJson key) implements Item {}

        /** It would be imported, had the request not been a check. */
        record Importable() implements Item {}

        record Failed(ItemCode code, String message) implements Item {}
    }

    /** Names this as the detail of an error. */
    private static final String TYPE = "type.googleapis.com/talos.BatchImportResult";

    public long failures() {
        return items.stream().filter(Item.Failed.class::isInstance).count();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    /** The same as a detail of the error that a batch without any success is answered with. */
    public void writeDetail(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@type", TYPE);
        writeFields(json);
        json.writeEndObject();
    }

    private void writeFields(JsonGenerator json) throws IOException {
        if (validateOnly) {
            json.writeBooleanField("validate_only", true);
        }
        json.writeArrayFieldStart("results");
        for (int i = 0; i < items.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("index", i);
            switch (items.get(i)) {
                case Item.Imported(var key) -> {
                    json.writeFieldName("imported_api_key");
                    key.write(json);
                }
                case Item.Importable() -> {}
                case Item.Failed(var code, var message) -> {
                    json.writeStringField("error_code", code.wireName());
                    json.writeStringField("error_message", message);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("success_count", items.size() - failures());
        json.writeNumberField("failure_count", failures());
    }
}
