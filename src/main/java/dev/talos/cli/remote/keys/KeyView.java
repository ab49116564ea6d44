package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.List;

/** One key, with every field it has. */
final class KeyView implements View {
    @Override
    public String table(JsonNode key) {
        Table table = Table.ofFields();
        table.addField("KEY ID", Fields.text(key, "key_id"));
        table.addField("NAME", Fields.text(key, "name"));
        table.addField("ACTOR ID", Fields.text(key, "actor_id"));
        table.addField("STATUS", Fields.status(key));
        table.addField("SCOPES", Fields.list(key.path("scopes")));
        table.addField("METADATA", Fields.metadata(key));
        table.addField("VISIBILITY", Fields.shortened(key, "visibility", "KEY_VISIBILITY_"));
        table.addField("RATE LIMIT", Fields.rateLimit(key));
        table.addField("ALLOWED CIDRS", Fields.list(key.path("ip_restriction").path("allowed_cidrs")));
        table.addField("CREATED", Fields.text(key, "create_time"));
        table.addField("UPDATED", Fields.text(key, "update_time"));
        table.addField("EXPIRES", Fields.text(key, "expire_time"));
        table.addField("LAST USED", Fields.text(key, "last_used_time"));
        table.addField("REVOCATION REASON", Fields.shortened(key, "revocation_reason", "REVOCATION_REASON_"));
        table.addField("REVOCATION TEXT", Fields.text(key, "revocation_description"));
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode key) {
        return List.of(Fields.text(key, "key_id"));
    }
}
