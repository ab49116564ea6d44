package mixed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A key as whoever made it remembers it: what every answer about it is held against. Immutable.
 *
 * @param resource as the answer that made or ended it had it, not to be changed
 */
record Known(Kind kind, String credential, ObjectNode resource) {

    enum Kind {
        ISSUED("issuedApiKeys", "issued_api_keys"),
        IMPORTED("importedApiKeys", "imported_api_keys");

        private final String path;
        private final String list;

        Kind(String path, String list) {
            this.path = "/v2alpha1/admin/" + path;
            this.list = list;
        }

        String path() {
            return path;
        }

        /** The member of a list's answer. */
        String list() {
            return list;
        }
    }

    String id() {
        return resource.get("key_id").asText();
    }

    boolean isEnded() {
        return resource.get("status").asText().equals("KEY_STATUS_REVOKED");
    }

    /** The same after its holder ended it. */
    Known ended(String reason) {
        ObjectNode ended = resource.deepCopy();
        return new Known(
                kind, credential, ended.put("status", "KEY_STATUS_REVOKED").put("revocation_reason", reason));
    }

    /** Whether the server shows the same key. When exactly it was ended, or seen last, only the server knows. */
    boolean is(String operation, JsonNode shown) {
        return shown instanceof ObjectNode object
                && comparable(object).equals(comparable(resource))
                && !Caller.time(operation, object, "update_time")
                        .isBefore(Caller.time(operation, object, "create_time"));
    }

    private ObjectNode comparable(ObjectNode key) {
        ObjectNode copy = key.deepCopy();
        copy.remove("last_used_time");
        if (isEnded()) {
            copy.remove("update_time");
        }
        return copy;
    }

    /** What a verification has to answer, but for the message to people. */
    ObjectNode verdict() {
        ObjectNode verdict = Tally.JSON.createObjectNode();
        if (isEnded()) {
            return verdict.put("is_valid", false)
                    .put("error_code", "VERIFICATION_ERROR_REVOKED")
                    .put("key_id", id())
                    .put("status", "KEY_STATUS_REVOKED");
        }
        verdict.put("is_valid", true).put("issuer", MixedLoad.ISSUER);
        for (String same : new String[] {
            "key_id", "actor_id", "scopes", "metadata", "status", "visibility", "expire_time"
        }) {
            if (resource.has(same)) {
                verdict.set(same, resource.get(same));
            }
        }
        return verdict;
    }

    static ObjectNode invalid(String code) {
        return Tally.JSON.createObjectNode().put("is_valid", false).put("error_code", "VERIFICATION_ERROR_" + code);
    }
}
