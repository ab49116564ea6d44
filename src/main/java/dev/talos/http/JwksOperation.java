package dev.talos.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.KeySet;
import java.util.List;
import java.util.function.Supplier;

/** GET derivedKeys/jwks.json: the public keys that check derived JWTs. */
final class JwksOperation {

    /** A key that is retired stays in the set for longer than this, so a cache is never the one to refuse a token. */
    private static final Header CACHE = Header.constant("Cache-Control", "public, max-age=300");

    private JwksOperation() {}

    static Operation of(Supplier<KeySet> keySet) {
        return Operation.immediate(_ -> answer(keySet.get()));
    }

    /** The set as RFC 7517 has it, and the same set under {@code jwks}, where published clients look for it. */
    private static Answer answer(KeySet keys) {
        String set = keys.publicJwks();
        byte[] body = (set.substring(0, set.length() - 1) + ",\"jwks\":" + set + "}").getBytes(UTF_8);
        return new Answer(
                200,
                List.of(Answer.IS_JSON, CACHE, Answer.NO_GUESSING, new Header(EntityTag.HEADER, EntityTag.of(body))),
                body);
    }
}
