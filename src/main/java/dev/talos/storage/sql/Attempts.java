package dev.talos.storage.sql;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Says how long to go on trying, and waits in between. */
final class Attempts {

    /** For those that get into each other's way. */
    private static final Duration WHILE_COLLIDING = Duration.ofSeconds(4);

    /** For a connection that turns out to be dead: time enough for another one, and none to wait for a dead server. */
    private static final Duration AFTER_A_CUT = Duration.ofMillis(400);

    /**
     * For a COMMIT that was not answered, counted from then, whatever it took to get there: the caller may lose a secret
     * otherwise. A look that has begun by then goes on.
     */
    private static final Duration WHILE_IN_DOUBT = Duration.ofSeconds(2);

    private static final Duration FIRST_WAIT = Duration.ofMillis(4);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final long begun = System.nanoTime();
    private @Nullable Long doubted;
    private int made;

    /** Whether to try again. Returns when it is time to. */
    boolean again(Dialect.Nature nature) {
        return switch (nature) {
            case COLLISION -> within(WHILE_COLLIDING, begun) && paused();
            case CUT -> within(AFTER_A_CUT, begun);
            case LOCKED, OTHER -> false;
        };
    }

    /** The same, once a COMMIT was not answered. That is always looked into at least once. */
    boolean againInDoubt(Dialect.Nature nature) {
        if (doubted == null) {
            doubted = System.nanoTime();
            return paused();
        }
        long since = doubted;
        return switch (nature) {
            case COLLISION, CUT, LOCKED -> within(WHILE_IN_DOUBT, since) && paused();
            case OTHER -> false;
        };
    }

    private static boolean within(Duration time, long since) {
        return System.nanoTime() - since < time.toNanos()
                && !Thread.currentThread().isInterrupted();
    }

    /** Longer each time, and never as long as the other who waits. */
    private boolean paused() {
        long most = Math.min(LONGEST_WAIT.toNanos(), FIRST_WAIT.toNanos() << Math.min(made++, MOST_DOUBLINGS));
        LockSupport.parkNanos(RANDOM.nextLong(most / 4, most));
        return true;
    }
}
