package dev.talos.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands out create times, to the microsecond and never the same one twice, so that keys made together still have an
 * order in lists.
 */
public final class Timestamps {

    private static final Duration STEP = Duration.of(1, ChronoUnit.MICROS);

    private final InstantSource clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    public Timestamps(InstantSource clock) {
        this.clock = clock;
    }

    /** Now, or one microsecond after the last one handed out if now is not later than that. */
    public Instant next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return last.updateAndGet(before -> now.isAfter(before) ? now : before.plus(STEP));
    }
}
