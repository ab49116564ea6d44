package dev.talos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A key in another store.
 *
 * @param rawKey what its client holds
 * @param stored what the store has of it, as a thief of the store would find it
 * @param hashedKey what is imported
 * @param export how the client is told where a file of such rows comes from, and the columns of its own that it has
 */
public record LegacyRow(String rawKey, String stored, ObjectNode hashedKey, Export export) {

    /**
     * A row in a file.
     *
     * @param option {@code --from} or {@code --hashed}
     * @param columns by their names
     */
    public record Export(String option, String value, Map<String, String> columns) {}

    /** The import of this row. */
    public ObjectNode request() {
        ObjectNode request = ApiClient.object().put("name", "a moved key").put("actor_id", "someone");
        request.set("hashed_key", hashedKey);
        return request;
    }
}
