package dev.talos.service;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A fixed number of threads that look keys up. Of the platform: a driver in native code would hold a virtual one's carrier. */
final class LookupCrew implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final int size;
    private final ExecutorService threads;

    /** @param size how many, 1 or more */
    LookupCrew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().name("lookup-", 0).daemon().factory());
    }

    int size() {
        return size;
    }

    /**
     * Has it done once a thread is free.
     *
     * @throws RejectedExecutionException when the crew is closed
     */
    void execute(Runnable what) {
        threads.execute(what);
    }

    /** Waits for what was begun, as {@link #end} does. */
    @Override
    public void close() {
        end(threads);
    }

    /** Lets what was begun end, for two seconds at most. Whoever waits for a {@link Future} that was not is told so. */
    static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_CLOSE.toNanos(), TimeUnit.NANOSECONDS)) {
                endNow(threads);
            }
        } catch (InterruptedException _) {
            endNow(threads);
            Thread.currentThread().interrupt();
        }
    }

    private static void endNow(ExecutorService threads) {
        threads.shutdownNow().forEach(task -> {
            if (task instanceof Future<?> waitedFor) {
                waitedFor.cancel(false);
            }
        });
    }
}
