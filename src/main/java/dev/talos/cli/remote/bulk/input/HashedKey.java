package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The {@code hashed_key} of a request. What is empty is left out.
 *
 * @param secret the name of the secret an HMAC is keyed by
 * @param lookup how the row of a salted digest is found
 */
record HashedKey(
        String algorithm, String digest, String encoding, String part, String secret, Map<String, String> lookup) {
    /** The members there are, in the order in which they are written: one row, one text. */
    private static final List<String> LOOKUP = List.of("prefix", "suffix", "id_before", "id");

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
            for (String member : LOOKUP) {
                optional(member, lookup.getOrDefault(member, ""), request);
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
