package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.Remote;
import java.util.List;

/** A key that was issued or rotated, with its secret. */
final class NewSecret implements View {
    private static final String KEY = "issued_api_key";
    private static final String SECRET = "secret";

    private final KeyView keyView = new KeyView();

    private NewSecret() {}

    /** Prints the answer, and says that its secret cannot be had again. */
    static void print(Answer answer, Remote remote) {
        remote.print(answer.document(), new NewSecret());
        remote.note(
                answer.json().has(SECRET)
                        ? "The secret is shown this once only: keep it in a safe place."
                        : "This request id had made the key before; its secret was shown then and is not shown again.");
    }

    @Override
    public String table(JsonNode answer) {
        Table table = keyView.fields(answer.path(KEY));
        table.addField("REPLACES", Fields.text(answer.path("old_issued_api_key"), "key_id"));
        table.addField("SECRET", Fields.text(answer, SECRET));
        return table.render();
    }

    @Override
    public List<String> ids(JsonNode answer) {
        return keyView.ids(answer.path(KEY));
    }
}
