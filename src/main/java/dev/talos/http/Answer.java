package dev.talos.http;

import dev.talos.http.wire.JsonText;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param body not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared, and a copy of 10 MB is dear
public record Answer(int status, Map<String, String> headers, byte[] body) {

    static final String RETRY_AFTER = "Retry-After";

    private static final byte[] NO_BODY = {};
    private static final Map<String, String> JSON_HEADERS = Map.of(
            "Content-Type", "application/json", "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    static Answer json(int status, JsonText.Writer value) {
        return new Answer(status, JSON_HEADERS, JsonText.utf8(value));
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), NO_BODY);
    }

    static Answer of(String contentType, byte[] body) {
        return new Answer(200, Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff"), body);
    }

    /** Tells that the client has the body already. */
    Answer notModified() {
        Map<String, String> kept = new HashMap<>(headers);
        kept.remove("Content-Type");
        return new Answer(304, kept, NO_BODY);
    }

    boolean mayHaveBody() {
        return status != 204 && status != 304;
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
