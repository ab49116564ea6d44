package dev.talos.http;

import java.time.Duration;

/** How long requests in flight still have, once a server stops: one time for all listeners, not one for each. */
final class Farewell {

    private final Duration most;
    private long begun;
    private boolean hasBegun;

    Farewell(Duration most) {
        this.most = most;
    }

    /** What is left of the time, which begins when this is asked first; never quite nothing. */
    synchronized Duration left() {
        if (!hasBegun) {
            hasBegun = true;
            begun = System.nanoTime();
        }
        Duration left = most.minusNanos(System.nanoTime() - begun);
        return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
    }
}
