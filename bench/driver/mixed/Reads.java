package mixed;

import static mixed.Caller.holds;
import static mixed.Caller.same;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations that change nothing, and what their answers must be. */
final class Reads {

    static final String VERIFY = "/v2alpha1/admin/apiKeys:verify";

    private static final String BATCH_VERIFY = "/v2alpha1/admin/apiKeys:batchVerify";

    /** @param verdict what must be answered, but for the message to people */
    record Question(String credential, ObjectNode verdict) {
        static Question about(Known key) {
            return new Question(key.credential(), key.verdict());
        }
    }

    private final Caller caller;

    Reads(Caller caller) {
        this.caller = caller;
    }

    void verify(String operation, Question question) {
        JsonNode answer = caller.post(operation, 200, VERIFY, credential(question.credential()));
        verdict(operation, question.verdict(), answer);
    }

    void batchVerify(List<Question> questions) {
        ObjectNode body = Tally.JSON.createObjectNode();
        var requests = body.putArray("requests");
        questions.forEach(question -> requests.add(credential(question.credential())));
        JsonNode answer = caller.post("batch verify", 200, BATCH_VERIFY, body);
        same("batch verify", "number of results", questions.size(), answer.path("results").size());
        for (int i = 0; i < questions.size(); i++) {
            verdict("batch verify", questions.get(i).verdict(), answer.get("results").get(i));
        }
    }

    static ObjectNode credential(String credential) {
        return Tally.JSON.createObjectNode().put("credential", credential);
    }

    private static void verdict(String operation, ObjectNode wanted, JsonNode answer) {
        holds(answer instanceof ObjectNode, operation, "no verdict", answer);
        ObjectNode came = ((ObjectNode) answer).deepCopy();
        if (!wanted.get("is_valid").asBoolean()) {
            JsonNode message = came.remove("error_message");
            holds(message != null && !message.asText().isBlank(), operation, "no message", came);
        }
        same(operation, "verdict", wanted, came);
    }

    void get(Known key) {
        JsonNode shown = caller.get("get", key.kind().path() + "/" + key.id());
        holds(key.is("get", shown), "get", "another key", "wanted " + key.resource() + ", got " + shown);
    }

    /** The keys of an actor that have not ended, all on one page. */
    void list(Known.Kind kind, String actor, Collection<Known> known) {
        String filter = URLEncoder.encode(
                "actor_id=\"" + actor + "\" AND status=KEY_STATUS_ACTIVE", StandardCharsets.UTF_8);
        JsonNode page = caller.get("list", kind.path() + "?page_size=1000&filter=" + filter);
        holds(!page.has("next_page_token"), "list", "a page after the last", page);
        Map<String, Known> missing = byId(kind, known);
        missing.values().removeIf(Known::isEnded);
        take("list", page.path(kind.list()), missing, Instant.MAX);
        holds(missing.isEmpty(), "list", "keys that are not in the list", missing.keySet());
    }

    /** All keys of an actor, a few at a time: each once, newest first. */
    void pageThrough(Known.Kind kind, String actor, int pageSize, Collection<Known> known) {
        String operation = "page through";
        Map<String, Known> missing = byId(kind, known);
        String path = kind.path() + "?page_size=" + pageSize + "&actor_id=" + actor;
        String token = "";
        Instant before = Instant.MAX;
        do {
            JsonNode page = caller.get(operation, path + (token.isEmpty() ? "" : "&page_token=" + token));
            JsonNode keys = page.path(kind.list());
            token = page.path("next_page_token").asText("");
            holds(keys.size() == pageSize || token.isEmpty(), operation, "a short page before the last", keys);
            before = take(operation, keys, missing, before);
        } while (!token.isEmpty());
        holds(missing.isEmpty(), operation, "keys that are on no page", missing.keySet());
    }

    private static Map<String, Known> byId(Known.Kind kind, Collection<Known> known) {
        Map<String, Known> byId = new HashMap<>();
        known.stream().filter(key -> key.kind() == kind).forEach(key -> byId.put(key.id(), key));
        return byId;
    }

    /** Returns when the last of them was made. */
    private static Instant take(String operation, JsonNode keys, Map<String, Known> missing, Instant before) {
        Instant last = before;
        for (JsonNode key : keys) {
            Known wanted = missing.remove(key.path("key_id").asText());
            holds(wanted != null, operation, "a key that comes twice, or belongs to somebody else", key);
            holds(wanted.is(operation, key), operation, "another key", "wanted " + wanted.resource() + ", got " + key);
            Instant made = Caller.time(operation, key, "create_time");
            holds(!made.isAfter(last), operation, "not newest first", made + " after " + last);
            last = made;
        }
        return last;
    }
}
