package dev.talos.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.List;

/** One explanation after the other. */
final class ExplanationView implements View {
    @Override
    public String table(JsonNode document) {
        Table table = Table.ofFields();
        for (JsonNode explanation : document.path("explanations")) {
            table.addField("HASHED", explanation.path("hashed").asText());
            table.addField("HASHED KEY", explanation.path("hashed_key").toString());
        }
        return table.render();
    }

    /** What stands in for an id: the text for {@code --hashed}. */
    @Override
    public List<String> ids(JsonNode document) {
        return document.path("explanations")
                .valueStream()
                .map(explanation -> explanation.path("hashed").asText())
                .toList();
    }
}
