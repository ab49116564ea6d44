package dev.talos.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects a request body within its limit and within what all bodies together may take. Belongs to one event loop.
 * Whoever is handed a body, or told that there is none to be had, calls {@link #release} when done.
 */
final class BodyReader {

    /** Why a body was not read to its end. */
    enum Failure {
        TOO_LARGE,
        NO_MEMORY
    }

    private final Budget budget;
    private final int most;
    private @Nullable Buffer collected;
    private long taken;

    BodyReader(Budget budget, int most) {
        this.budget = budget;
        this.most = most;
    }

    /** How many bytes of body a request says that it has; -1 when it does not say. */
    static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return -1;
        }
        // Vert.x has refused what is no number; what has 19 digits is too large for anyone.
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length.strip());
    }

    static boolean hasBody(HttpServerRequest request) {
        return hasBody(request, announced(request));
    }

    static boolean hasBody(HttpServerRequest request, long announced) {
        return announced > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Reads; calls one of the last two, once. After a failure the rest of the body is not read.
     *
     * @param progress told the size of each piece
     */
    void read(HttpServerRequest request, IntConsumer progress, Consumer<byte[]> whole, Consumer<Failure> failed) {
        request.handler(chunk -> {
            progress.accept(chunk.length());
            boolean tooLarge = taken + chunk.length() > most;
            if (tooLarge || !budget.take(chunk.length())) {
                request.handler(null).endHandler(null);
                collected = null;
                failed.accept(tooLarge ? Failure.TOO_LARGE : Failure.NO_MEMORY);
                return;
            }
            taken += chunk.length();
            // Most bodies are one piece.
            collected = collected == null ? chunk : collected.appendBuffer(chunk);
        });
        request.endHandler(_ -> {
            byte[] body = collected == null ? new byte[0] : collected.getBytes();
            collected = null;
            whole.accept(body);
        });
    }

    void release() {
        budget.giveBack(taken);
        taken = 0;
    }
}
