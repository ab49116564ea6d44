package dev.talos.storage.sql;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Says how long to go on trying, and waits in between. */
final class Attempts {

    /** For those that get into each other's way. */
    private static final Duration WHILE_COLLIDING = Duration.ofSeconds(4);

    /** For a connection that turns out to be dead: time enough for another one, and none to wait for a dead server. */
    private static final Duration AFTER_A_CUT = Duration.ofMillis(400);

    /**
     * For a COMMIT that was not answered: to ask once more after a server that was silent, and a few times if it is
     * there. The caller may lose a secret otherwise, so this may take more than two seconds.
     */
    private static final Duration WHILE_IN_DOUBT = Duration.ofSeconds(2);

    private static final Duration FIRST_WAIT = Duration.ofMillis(4);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final long begun = System.nanoTime();
    private int made;

    /** Whether to try again. Returns when it is time to. */
    boolean again(Dialect.Nature nature) {
        return switch (nature) {
            case COLLISION -> within(WHILE_COLLIDING) && paused();
            case CUT -> within(AFTER_A_CUT);
            case LOCKED, OTHER -> false;
        };
    }

    /** The same, once a COMMIT was not answered. */
    boolean againInDoubt(Dialect.Nature nature) {
        return switch (nature) {
            case COLLISION, CUT, LOCKED -> within(WHILE_IN_DOUBT) && paused();
            case OTHER -> false;
        };
    }

    private boolean within(Duration time) {
        return System.nanoTime() - begun < time.toNanos()
                && !Thread.currentThread().isInterrupted();
    }

    /** Longer each time, and never as long as the other who waits. */
    private boolean paused() {
        long most = Math.min(LONGEST_WAIT.toNanos(), FIRST_WAIT.toNanos() << Math.min(made++, MOST_DOUBLINGS));
        LockSupport.parkNanos(RANDOM.nextLong(most / 4, most));
        return true;
    }
}
