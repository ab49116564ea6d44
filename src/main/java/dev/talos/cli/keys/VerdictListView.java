package dev.talos.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.ArrayList;
import java.util.List;

/** The results of several verifications, in the order asked. */
final class VerdictListView implements View {
    @Override
    public String table(JsonNode answer) {
        Table table = Table.withHeadings("INDEX", "VALID", "KEY ID", "ACTOR ID", "STATUS", "SCOPES", "ERROR");
        int index = 0;
        for (JsonNode verdict : answer.path("results")) {
            table.add(
                    Integer.toString(index++),
                    VerdictView.isValid(verdict) ? "yes" : "no",
                    Fields.text(verdict, "key_id"),
                    Fields.text(verdict, "actor_id"),
                    Fields.status(verdict),
                    Fields.list(verdict.path("scopes")),
                    VerdictView.error(verdict));
        }
        return table.render();
    }

    /** A line for each credential, so that lines and credentials can be matched: its key id, or - when not valid. */
    @Override
    public List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("results")
                .forEach(verdict -> ids.add(VerdictView.isValid(verdict) ? Fields.text(verdict, "key_id") : "-"));
        return ids;
    }
}
