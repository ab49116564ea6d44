package dev.talos.service;

import dev.talos.credential.legacy.LegacyDigest;
import dev.talos.credential.legacy.Scheme;
import dev.talos.crypto.Secret;
import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Recomputes salted digests, few at a time: each may take a second of a core and 64 MiB. Those that wait do so in the
 * order they came.
 */
public final class SlowDigests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);

    private static final int MOST_AT_ONCE = 2;

    private final Semaphore turns;
    private final Semaphore turnAside = new Semaphore(1, true);
    private final Duration longestWait;
    private final Duration longestRequest;

    /** As many at once as this machine has cores to spare. */
    public SlowDigests() {
        this(
                Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_AT_ONCE),
                LONGEST_WAIT,
                LONGEST_REQUEST);
    }

    /**
     * With bounds of one's own.
     *
     * @param longestWait how long a digest waits for its turn
     * @param longestRequest how long one request may go on recomputing
     */
    SlowDigests(int atOnce, Duration longestWait, Duration longestRequest) {
        this.turns = new Semaphore(atOnce, true);
        this.longestWait = longestWait;
        this.longestRequest = longestRequest;
    }

    /** Begins one request, whose time runs from now. */
    Request request() {
        return new Request(turns);
    }

    /** Begins one that must not keep the others waiting: all such have a single turn of their own. */
    Request requestAside() {
        return new Request(turnAside);
    }

    /** The digests of one request. */
    final class Request {

        private final long end = System.nanoTime() + longestRequest.toNanos();

        private final Semaphore turns;

        private Request(Semaphore turns) {
            this.turns = turns;
        }

        /**
         * The digest of a key; empty when the key was not hashed this way.
         *
         * @throws StoreException.Unavailable when there is too much to do
         */
        Optional<LegacyDigest> digest(Scheme.Salted scheme, Secret key, String salt) {
            if (System.nanoTime() - end > 0) {
                throw busy("this request has more salted digests to compare with than fit into its time;"
                        + " send it again, or in parts");
            }
            try {
                if (!turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw busy("too many requests wait for salted digests; try again soon");
                }
                try {
                    return compute(scheme, key, salt);
                } finally {
                    turns.release();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw busy("the server is being stopped");
            }
        }
    }

    /** On a thread of its own: a virtual one would keep others from a core until the digest is done. */
    private static Optional<LegacyDigest> compute(Scheme.Salted scheme, Secret key, String salt)
            throws InterruptedException {
        FutureTask<Optional<LegacyDigest>> task = new FutureTask<>(() -> scheme.digest(key, salt));
        Thread.ofPlatform().name("slow-digest").daemon().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a salted digest could not be recomputed", e.getCause());
        }
    }

    private static StoreException busy(String message) {
        return new StoreException.Unavailable(message, null);
    }
}
