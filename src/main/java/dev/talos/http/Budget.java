package dev.talos.http;

import java.util.concurrent.atomic.AtomicLong;

/** A number of things that may be held at once by all requests together. */
final class Budget {

    private final AtomicLong left;

    Budget(long most) {
        left = new AtomicLong(most);
    }

    /** Takes all of them, or none and says so. */
    boolean take(long amount) {
        if (left.addAndGet(-amount) >= 0) {
            return true;
        }
        left.addAndGet(amount);
        return false;
    }

    void giveBack(long amount) {
        left.addAndGet(amount);
    }
}
