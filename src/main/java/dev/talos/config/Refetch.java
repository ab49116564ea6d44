package dev.talos.config;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a job again and again, with a pause in between that can be cut short. */
final class Refetch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refetch.class);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Runnable job;
    private final Duration pause;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /** Begins with a pause. */
    Refetch(Runnable job, Duration pause) {
        this.job = job;
        this.pause = pause;
        thread = Thread.ofVirtual().name("jwk-sets").start(this::run);
    }

    /** Cuts the pause short. */
    void soon() {
        asked.release();
    }

    private void run() {
        try {
            while (!closed) {
                boolean _ = asked.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                asked.drainPermits();
                if (!closed) {
                    once();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.error("the JWK sets could not be fetched anew", e); // the next time may be better
        }
    }

    /** Interrupts the job, and waits for its end, for at most two seconds. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
