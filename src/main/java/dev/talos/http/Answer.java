package dev.talos.http;

import dev.talos.http.wire.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes back to the client.
 *
 * @param headers each name once
 * @param body not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared, and a copy of 10 MB is dear
public record Answer(int status, List<Header> headers, byte[] body) {

    static final String RETRY_AFTER = "Retry-After";

    static final Header IS_JSON = Header.constant("Content-Type", "application/json");
    static final Header NO_GUESSING = Header.constant("X-Content-Type-Options", "nosniff");

    private static final byte[] NO_BODY = {};

    /** The headers of most answers. */
    static final List<Header> JSON = List.of(IS_JSON, Header.constant("Cache-Control", "no-store"), NO_GUESSING);

    static Answer json(int status, JsonText.Writer value) {
        return json(status, JsonText.utf8(value));
    }

    static Answer json(int status, byte[] json) {
        return new Answer(status, JSON, json);
    }

    static Answer noContent() {
        return new Answer(204, List.of(), NO_BODY);
    }

    static Answer of(String contentType, byte[] body) {
        return new Answer(200, List.of(new Header("Content-Type", contentType), NO_GUESSING), body);
    }

    /** Tells that the client has the body already. */
    Answer notModified() {
        return new Answer(
                304,
                headers.stream()
                        .filter(header -> !header.isNamed("Content-Type"))
                        .toList(),
                NO_BODY);
    }

    boolean mayHaveBody() {
        return status != 204 && status != 304;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.isNamed(name))
                .map(header -> header.value().toString())
                .findFirst();
    }

    Answer with(String name, String value) {
        return with(new Header(name, value));
    }

    Answer with(Header header) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(header);
        return new Answer(status, more, body);
    }
}
