package dev.talos.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Closes the connections of clients that keep the server waiting: idle ones, and those that send or take next to
 * nothing at a time, which a timeout on silence alone never catches. One sweep now and then is cheaper than a timer for
 * each request. Belongs to one event loop.
 */
final class Patience {

    /** What a client must send within the time to count as sending. */
    private static final int PROGRESS_BYTES = 16 * 1024;

    private static final int SWEEPS = 4;

    /** When the server runs out of patience with a connection, in nanoseconds of the system's clock. */
    private static final class Deadline {
        private long at;
        private boolean waiting;
        private int bytes;
    }

    private final Map<HttpConnection, Deadline> deadlines = new HashMap<>();
    private final long nanos;

    Patience(Vertx vertx, Duration patience) {
        nanos = patience.toNanos();
        vertx.setPeriodic(Math.max(1, patience.toMillis() / SWEEPS), _ -> sweep());
    }

    void watch(HttpConnection connection) {
        deadlines.put(connection, new Deadline());
        connection.closeHandler(_ -> deadlines.remove(connection));
        waitFor(connection);
    }

    /** It is the client's turn: to send a request, a body, or to take an answer. */
    void waitFor(HttpConnection connection) {
        Deadline deadline = deadlines.get(connection);
        if (deadline != null) {
            deadline.at = System.nanoTime() + nanos;
            deadline.waiting = true;
            deadline.bytes = 0;
        }
    }

    /** Takes the sizes of the pieces in which a body comes in. */
    IntConsumer progress(HttpConnection connection) {
        return bytes -> received(connection, bytes);
    }

    private void received(HttpConnection connection, int bytes) {
        Deadline deadline = deadlines.get(connection);
        if (deadline != null) {
            deadline.bytes += bytes;
            if (deadline.bytes >= PROGRESS_BYTES) {
                waitFor(connection);
            }
        }
    }

    /** It is the server's turn, which may take as long as it takes. */
    void working(HttpConnection connection) {
        Deadline deadline = deadlines.get(connection);
        if (deadline != null) {
            deadline.waiting = false;
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        deadlines.entrySet().stream()
                .filter(entry -> entry.getValue().waiting && now - entry.getValue().at > 0)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }
}
