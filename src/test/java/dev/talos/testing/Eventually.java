package dev.talos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens behind the back of a test. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(2);

    private Eventually() {}

    /** Returns once the condition holds; fails when it does not within 30 seconds. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("what was waited for did not happen within %s", LONGEST)
                    .isBefore(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
