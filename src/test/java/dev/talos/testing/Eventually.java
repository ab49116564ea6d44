package dev.talos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens behind the back of a test. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private Eventually() {}

    /** Returns once the condition holds; fails when it does not within 30 seconds. */
    public static void await(BooleanSupplier condition) {
        await(LONGEST, condition);
    }

    /** Returns once the condition holds; fails when it does not within that time. */
    public static void await(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("done within " + longest).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
