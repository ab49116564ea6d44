package dev.talos.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A key in another store.
 *
 * @param rawKey what its client holds
 * @param stored what the store has of it, as a thief of the store would find it
 * @param hashedKey what is imported
 */
public record LegacyRow(String rawKey, String stored, ObjectNode hashedKey) {

    /** The import of this row. */
    public ObjectNode request() {
        ObjectNode request = ApiClient.object().put("name", "a moved key").put("actor_id", "someone");
        request.set("hashed_key", hashedKey);
        return request;
    }
}
