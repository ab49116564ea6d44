package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.List;

/** A derived token. It has no id but itself. */
final class TokenView implements View {
    @Override
    public String table(JsonNode answer) {
        JsonNode token = answer.path("token");
        Table table = Table.ofFields();
        table.addField("TOKEN", Fields.text(token, "token"));
        table.addField("EXPIRES", Fields.text(token, "expire_time"));
        table.addField("SCOPES", Fields.list(token.path("scopes")));
        table.addField("CLAIMS", Fields.object(token, "claims"));
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode answer) {
        return List.of(Fields.text(answer.path("token"), "token"));
    }
}
