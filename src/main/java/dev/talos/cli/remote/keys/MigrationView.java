package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.ArrayList;
import java.util.List;

/** The schemes by which digests were imported, a line each. Their names are what stands for ids. */
final class MigrationView implements View {
    @Override
    public String table(JsonNode answer) {
        Table table = Table.withHeadings("SCHEME", "IMPORTED", "SEEN", "NEVER SEEN");
        for (JsonNode scheme : answer.path("schemes")) {
            table.add(
                    Fields.text(scheme, "scheme"),
                    Fields.text(scheme, "imported"),
                    Fields.text(scheme, "seen"),
                    Fields.text(scheme, "never_seen"));
        }
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode answer) {
        List<String> schemes = new ArrayList<>();
        answer.path("schemes").forEach(scheme -> schemes.add(Fields.text(scheme, "scheme")));
        return schemes;
    }
}
