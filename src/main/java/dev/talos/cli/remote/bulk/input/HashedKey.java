package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/**
 * The {@code hashed_key} of a request. What is empty is left out.
 *
 * @param secret the name of the secret an HMAC is keyed by
 * @param lookup how the row of a salted digest is found
 */
record HashedKey(
        String algorithm, String digest, String encoding, String part, String secret, Map<String, String> lookup) {
    /** Holds a digest, which many systems take for the key. */
    @Override
    public String toString() {
        return "HashedKey[" + algorithm + "]";
    }

    void write(JsonGenerator request) throws IOException {
        request.writeObjectFieldStart("hashed_key");
        optional("algorithm", algorithm, request);
        optional("digest", digest, request);
        optional("encoding", encoding, request);
        optional("part", part, request);
        optional("secret", secret, request);
        if (!lookup.isEmpty()) {
            request.writeObjectFieldStart("lookup");
            for (Map.Entry<String, String> member : lookup.entrySet()) {
                optional(member.getKey(), member.getValue(), request);
            }
            request.writeEndObject();
        }
        request.writeEndObject();
    }

    private static void optional(String member, String value, JsonGenerator request) throws IOException {
        if (!value.isEmpty()) {
            request.writeStringField(member, value);
        }
    }
}
