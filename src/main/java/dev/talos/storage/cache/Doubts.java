package dev.talos.storage.cache;

import dev.talos.model.KeyId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Keys that someone tried to change, and nobody knows whether they are changed: the database did not confirm it. A
 * COMMIT may be done long after, as by a machine that hung, or once a replica has confirmed it.
 */
final class Doubts {

    /** After that a change is taken for one that another server makes: seen after the time to live. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final long begun;

    /** Counted from the beginning; 0 where there never was a doubt. */
    private final AtomicLongArray ends = new AtomicLongArray(Slots.COUNT);

    /** @param nanos a clock that only runs forward */
    Doubts(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    void add(KeyId keyId) {
        ends.set(Slots.of(keyId), passed() + LONGEST.toNanos());
    }

    boolean about(KeyId keyId) {
        return ends.get(Slots.of(keyId)) > passed();
    }

    private long passed() {
        return nanos.getAsLong() - begun;
    }
}
