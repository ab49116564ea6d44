package dev.talos.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of keys, a line each.
 *
 * @param member the field of the answer that holds the keys
 */
record KeyListView(String member) implements View {
    @Override
    public String table(JsonNode answer) {
        Table table = Table.withHeadings("KEY ID", "NAME", "ACTOR ID", "STATUS", "SCOPES");
        for (JsonNode key : answer.path(member)) {
            table.add(
                    Fields.text(key, "key_id"),
                    Fields.text(key, "name"),
                    Fields.text(key, "actor_id"),
                    Fields.status(key),
                    Fields.list(key.path("scopes")));
        }
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path(member).forEach(key -> ids.add(Fields.text(key, "key_id")));
        return ids;
    }
}
