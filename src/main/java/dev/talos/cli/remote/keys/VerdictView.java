package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.util.List;

/** The result of one verification. */
final class VerdictView implements View {
    @Override
    public String table(JsonNode verdict) {
        Table table = Table.ofFields();
        table.add("VALID", isValid(verdict) ? "yes" : "no");
        table.addField("ERROR", error(verdict));
        table.addField("MESSAGE", Fields.text(verdict, "error_message"));
        table.addField("KEY ID", Fields.text(verdict, "key_id"));
        table.addField("ACTOR ID", Fields.text(verdict, "actor_id"));
        table.addField("STATUS", Fields.status(verdict));
        table.addField("SCOPES", Fields.list(verdict.path("scopes")));
        table.addField("METADATA", Fields.object(verdict, "metadata"));
        table.addField("VISIBILITY", Fields.shortened(verdict, "visibility", "KEY_VISIBILITY_"));
        table.addField("EXPIRES", Fields.text(verdict, "expire_time"));
        table.addField("ISSUER", Fields.text(verdict, "issuer"));
        table.addField("RATE LIMIT", Fields.rateLimit(verdict));
        table.addField("REMAINING", Fields.text(verdict, "rate_limit_remaining"));
        table.addField("LIMIT RESETS", Fields.text(verdict, "rate_limit_reset_time"));
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode verdict) {
        String id = Fields.text(verdict, "key_id");
        return id.isEmpty() ? List.of() : List.of(id);
    }

    static boolean isValid(JsonNode verdict) {
        return verdict.path("is_valid").asBoolean(false);
    }

    static String error(JsonNode verdict) {
        return Fields.shortened(verdict, "error_code", "VERIFICATION_ERROR_");
    }
}
