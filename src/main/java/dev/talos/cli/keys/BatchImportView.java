package dev.talos.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a batch import, a line for each item.
 *
 * @param items as they were sent: an answer has no name for an item that failed
 */
record BatchImportView(List<JsonNode> items) implements View {
    @Override
    public String table(JsonNode answer) {
        Table table = Table.withHeadings("INDEX", "KEY ID", "NAME", "STATUS", "ERROR");
        for (JsonNode result : answer.path("results")) {
            int index = result.path("index").asInt();
            JsonNode key = result.path("imported_api_key");
            table.add(
                    Integer.toString(index),
                    Fields.text(key, "key_id"),
                    key.isObject() ? Fields.text(key, "name") : nameOf(index),
                    key.isObject() ? Fields.status(key) : "FAILED",
                    error(result));
        }
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            if (result.path("imported_api_key").isObject()) {
                ids.add(Fields.text(result.path("imported_api_key"), "key_id"));
            }
        }
        return ids;
    }

    private String nameOf(int index) {
        return index >= 0 && index < items.size() ? Fields.text(items.get(index), "name") : "";
    }

    private static String error(JsonNode result) {
        String code = Fields.shortened(result, "error_code", "BATCH_CREATE_IMPORTED_API_KEYS_ERROR_");
        String message = Fields.text(result, "error_message");
        return message.isEmpty() ? code : code + ": " + message;
    }
}
