package dev.talos.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of answers in the form that Vert.x takes. Those that many answers have are kept for each length of a short
 * body, and share their bytes on the wire. Belongs to one event loop, in which each list takes some 300 kB if answers come in
 * every length.
 */
final class KeptHeads {

    /** In bytes, of a body. */
    private static final int SHORT = 512;

    private final IdentityHashMap<List<Header>, @Nullable MultiMap[]> kept = new IdentityHashMap<>();

    /** @param often those to keep; others that are equal to them are not */
    KeptHeads(List<List<Header>> often) {
        often.forEach(headers -> kept.put(headers, new MultiMap[SHORT]));
    }

    /** Of an answer that may have a body, with the length of that; null when they are not kept. Nobody may change them. */
    @Nullable
    MultiMap of(Answer answer) {
        int length = answer.body().length;
        @Nullable MultiMap[] byLength = length < SHORT ? kept.get(answer.headers()) : null;
        if (byLength == null) {
            return null;
        }
        MultiMap known = byLength[length];
        if (known == null) {
            known = made(answer.headers(), length);
            byLength[length] = known;
        }
        return known;
    }

    private static MultiMap made(List<Header> headers, int length) {
        MultiMap made = HttpHeaders.headers();
        headers.forEach(header -> made.add(header.name(), header.value()));
        return made.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(length)).copy(false);
    }
}
