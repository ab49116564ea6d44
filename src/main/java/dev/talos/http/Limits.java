package dev.talos.http;

import java.time.Duration;

/**
 * What one server gives to all its clients together, and how long it waits for one of them.
 *
 * @param requestsAtOnce that wait for a thread of their own to answer, or for a lookup; more are told to come back
 * @param bodyBytesAtOnce of request bodies held in memory; never less than one largest body
 * @param patience how long a client may keep the server waiting: for the next request, for the next 16 KiB of a body,
 *     for taking its answer
 * @param farewell how long requests in flight may take once the server is told to stop, whichever listener they are on
 */
public record Limits(int requestsAtOnce, long bodyBytesAtOnce, Duration patience, Duration farewell) {

    public Limits {
        bodyBytesAtOnce = Math.max(bodyBytesAtOnce, Route.BATCH_BODY);
    }

    /** For a server that has the machine to itself: a quarter of the heap for bodies. */
    public static Limits usual() {
        return new Limits(10_000, Runtime.getRuntime().maxMemory() / 4, Duration.ofSeconds(60), Duration.ofSeconds(25));
    }
}
