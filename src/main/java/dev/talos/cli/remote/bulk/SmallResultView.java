package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of an import of few rows, a line for each.
 *
 * @param names in the order of the rows
 */
record SmallResultView(List<String> names) implements View {
    private static final String STATUS = "KEY_STATUS_";

    SmallResultView {
        names = List.copyOf(names);
    }

    @Override
    public String table(JsonNode answer) {
        Table table = Table.withHeadings("INDEX", "KEY ID", "NAME", "STATUS", "ERROR");
        for (JsonNode result : answer.path("results")) {
            int index = result.path("index").asInt();
            JsonNode key = result.path("imported_api_key");
            String error = withoutPrefix(result.path("error_code").asText(), Verdict.PREFIX);
            String message = result.path("error_message").asText();
            table.add(
                    Integer.toString(index),
                    key.path("key_id").asText(),
                    key.isObject() ? key.path("name").asText() : nameOf(index),
                    status(result),
                    message.isEmpty() ? error : error + ": " + message);
        }
        return table.render();
    }

    /** A dry run gives no key. */
    private static String status(JsonNode result) {
        if (result.has("error_code")) {
            return "FAILED";
        }
        String status = result.path("imported_api_key").path("status").asText();
        return status.isEmpty() ? "VALID" : withoutPrefix(status, STATUS);
    }

    private static String withoutPrefix(String value, String prefix) {
        return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    }

    @Override
    public List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            if (result.path("imported_api_key").has("key_id")) {
                ids.add(result.path("imported_api_key").path("key_id").asText());
            }
        }
        return ids;
    }

    private String nameOf(int index) {
        return index >= 0 && index < names.size() ? names.get(index) : "";
    }
}
