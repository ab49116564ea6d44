package dev.talos.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.View;
import java.util.List;

/**
 * A key that was revoked or deleted: the server answers with nothing, so there is only its id to print.
 *
 * @param ids of the key; none when the caller knew only the credential
 */
record EndedView(List<String> ids) implements View {
    @Override
    public String table(JsonNode answer) {
        return "";
    }

    @Override
    public List<String> ids(JsonNode answer) {
        return ids;
    }
}
