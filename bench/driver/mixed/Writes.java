package mixed;

import static mixed.Caller.holds;
import static mixed.Caller.same;
import static mixed.Caller.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;

/** The operations that make and end keys and tokens, and what their answers must be. */
final class Writes {

    private static final String DERIVE = "/v2alpha1/admin/apiKeys:derive";
    private static final String SELF_REVOKE = "/v2alpha1/apiKeys:selfRevoke";
    private static final String REASON = "REVOCATION_REASON_KEY_COMPROMISE";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final Set<String> SET_BY_SERVER =
            Set.of("key_id", "status", "visibility", "create_time", "update_time", "expire_time");

    /** Both keys of a rotation. */
    record Rotated(Known old, Known successor) {}

    private final Caller caller;
    private final Random random;
    private final Duration keyLife;

    /** @param keyLife of the keys that it issues */
    Writes(Caller caller, Random random, Duration keyLife) {
        this.caller = caller;
        this.random = random;
        this.keyLife = keyLife;
    }

    Known issue(String actor) {
        ObjectNode wanted = attributes(actor);
        JsonNode answer = caller.post(
                "issue", 201, Known.Kind.ISSUED.path(), wanted.deepCopy().put("ttl", keyLife.toSeconds() + "s"));
        return issued("issue", wanted, answer);
    }

    private Known issued(String operation, ObjectNode wanted, JsonNode answer) {
        ObjectNode key = made(operation, wanted, answer.path("issued_api_key"));
        Instant end = time(operation, key, "create_time").plus(keyLife);
        same(operation, "expire_time", end, time(operation, key, "expire_time"));
        String secret = answer.path("secret").asText();
        holds(secret.startsWith("talos_v1_"), operation, "no secret", answer);
        return new Known(Known.Kind.ISSUED, secret, key);
    }

    Known importKey(String actor) {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        String raw = "sk_live_" + HexFormat.of().formatHex(bytes);
        ObjectNode wanted = attributes(actor);
        ObjectNode body = wanted.deepCopy().put("raw_key", raw);
        ObjectNode answer = (ObjectNode) caller.post("import", 201, Known.Kind.IMPORTED.path(), body);
        JsonNode again = answer.remove("imported_api_key");
        same("import", "key under imported_api_key", answer, again);
        return new Known(Known.Kind.IMPORTED, raw, made("import", wanted, answer));
    }

    void importAgain(String operation, Known key) {
        ObjectNode body = attributes("somebody else").put("raw_key", key.credential());
        JsonNode answer = caller.refused(operation, 409, "API_KEY_EXISTS", key.kind().path(), body);
        same(operation, "key_id", key.id(), answer.at("/error/details/0/metadata/key_id").asText());
    }

    Rotated rotate(Known key) {
        String name = "rotated " + random.nextInt(1000);
        String path = key.kind().path() + "/" + key.id() + ":rotate";
        JsonNode answer = caller.post("rotate", 201, path, Tally.JSON.createObjectNode().put("name", name));
        ObjectNode wanted = Tally.JSON.createObjectNode().put("name", name);
        for (String inherited : new String[] {"actor_id", "scopes", "metadata"}) {
            wanted.set(inherited, key.resource().get(inherited));
        }
        Known successor = issued("rotate", wanted, answer);
        Known old = key.ended("REVOCATION_REASON_SUPERSEDED");
        JsonNode ended = answer.path("old_issued_api_key");
        holds(old.is("rotate", ended), "rotate", "another old key", "wanted " + old.resource() + ", got " + ended);
        holds(!successor.id().equals(old.id()), "rotate", "the old id", answer);
        return new Rotated(old, successor);
    }

    Known selfRevoke(Known key) {
        JsonNode answer =
                caller.post("self-revoke", 200, SELF_REVOKE, Reads.credential(key.credential()).put("reason", REASON));
        holds(answer.isObject() && answer.isEmpty(), "self-revoke", "more than {}", answer);
        return key.ended(REASON);
    }

    /** Returns what a verification of the token must answer. */
    Reads.Question derive(Known key, boolean jwt) {
        int number = random.nextInt();
        ObjectNode body = Reads.credential(key.credential())
                .put("algorithm", "TOKEN_ALGORITHM_" + (jwt ? "JWT" : "MACAROON"))
                .put("ttl", TOKEN_LIFE.toSeconds() + "s");
        body.putArray("scopes").add("read");
        body.putObject("custom_claims").put("n", number);
        JsonNode token = caller.post("derive", 200, DERIVE, body).path("token");
        JsonNode claims = token.path("claims");
        String text = token.path("token").asText();
        holds(jwt ? text.split("\\.").length == 3 : text.startsWith("mc_v1_"), "derive", "no token", token);
        same("derive", "scopes", body.get("scopes"), token.get("scopes"));
        same("derive", "scp", body.get("scopes"), claims.get("scp"));
        same("derive", "n", number, claims.path("n").asInt());
        same("derive", "sub", key.id(), claims.path("sub").asText());
        same("derive", "act", key.resource().get("actor_id"), claims.get("act"));
        same("derive", "meta", key.resource().get("metadata"), claims.get("meta"));
        same("derive", "iss", MixedLoad.ISSUER, claims.path("iss").asText());
        long end = claims.path("exp").asLong();
        same("derive", "exp", claims.path("iat").asLong() + TOKEN_LIFE.toSeconds(), end);
        same("derive", "expire_time", Instant.ofEpochSecond(end), time("derive", token, "expire_time"));
        ObjectNode verdict = key.verdict();
        verdict.set("scopes", token.get("scopes"));
        verdict.set("expire_time", token.get("expire_time"));
        return new Reads.Question(text, verdict);
    }

    void deriveFromEnded(String operation, Known key) {
        caller.refused(operation, 401, "API_KEY_REVOKED", DERIVE, Reads.credential(key.credential()));
    }

    private ObjectNode attributes(String actor) {
        ObjectNode attributes = Tally.JSON.createObjectNode();
        attributes.put("name", "key " + random.nextInt(1000)).put("actor_id", actor);
        attributes.putArray("scopes").add("read").add("write");
        attributes.putObject("metadata").put("plan", "pro").put("n", random.nextInt(1000));
        return attributes;
    }

    /** Sees that a new key is what was asked for, and nothing else. */
    private static ObjectNode made(String operation, ObjectNode wanted, JsonNode shown) {
        holds(shown instanceof ObjectNode, operation, "no key", shown);
        ObjectNode key = (ObjectNode) shown;
        same(operation, "attributes", wanted, key.deepCopy().without(SET_BY_SERVER));
        same(operation, "status", "KEY_STATUS_ACTIVE", key.path("status").asText());
        same(operation, "visibility", "KEY_VISIBILITY_SECRET", key.path("visibility").asText());
        same(operation, "update_time", key.get("create_time"), key.get("update_time"));
        holds(key.path("key_id").asText().length() == 36, operation, "no key_id", key);
        Duration ago = Duration.between(time(operation, key, "create_time"), Instant.now());
        holds(ago.abs().compareTo(CLOCKS_APART) < 0, operation, "another time than now", key);
        return key;
    }
}
