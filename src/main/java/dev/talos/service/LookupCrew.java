package dev.talos.service;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that look keys up: the usual ones, as many as can run, and spare ones for when those are held up, as by a
 * disk. Each works on a connection that has read what was asked for before, and what several have read fits less well into
 * the processor's cache: so the spare ones have nothing to do as long as the others get on.
 */
final class LookupCrew implements AutoCloseable {

    /** Who takes longer over one thing is held up: a query for many keys that are in memory takes less. */
    static final Duration QUICK = Duration.ofMillis(1);

    private static final long LONGEST_CLOSE_SECONDS = 2;

    /** What a usual thread is to do. */
    private final class Task implements Runnable {
        private final Runnable what;

        Task(Runnable what) {
            this.what = what;
        }

        @Override
        public void run() {
            moved = System.nanoTime();
            try {
                what.run();
            } finally {
                given.decrementAndGet();
                moved = System.nanoTime();
            }
        }
    }

    private final int usual;
    private final int spare;
    private final ExecutorService threads;
    private final ExecutorService spareThreads;

    /** What the usual threads have begun, or will. */
    private final AtomicInteger given = new AtomicInteger();

    /** When one of the usual threads last began or ended something, by the clock of {@link System#nanoTime}. */
    private volatile long moved;

    /**
     * @param usual 1 or more
     * @param spare 0 or more
     */
    LookupCrew(int usual, int spare) {
        this.usual = usual;
        this.spare = spare;
        this.threads = threads(usual, "lookup-");
        this.spareThreads = threads(Math.max(1, spare), "spare-lookup-");
    }

    private static ExecutorService threads(int most, String name) {
        return Executors.newFixedThreadPool(
                most, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /** How many can get something done now. */
    int size() {
        return isHeldUp() ? usual + spare : usual;
    }

    boolean isHeldUp() {
        return given.get() >= usual && System.nanoTime() - moved > QUICK.toNanos();
    }

    /**
     * Has it done once a thread is free.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the crew is closed
     */
    void execute(Runnable what) {
        if (spare > 0 && isHeldUp()) {
            spareThreads.execute(what);
            return;
        }
        if (given.getAndIncrement() < usual) {
            moved = System.nanoTime();
        }
        try {
            threads.execute(new Task(what));
        } catch (RuntimeException | Error e) {
            given.decrementAndGet();
            throw e;
        }
    }

    /** Waits for what was begun, as {@link #end} does. */
    @Override
    public void close() {
        threads.shutdown();
        spareThreads.shutdown();
        end(threads);
        end(spareThreads);
    }

    /** Lets what was begun end, for two seconds at most. Whoever waits for a {@link Future} that was not is told so. */
    static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                endNow(threads);
            }
        } catch (InterruptedException _) {
            endNow(threads);
            Thread.currentThread().interrupt();
        }
    }

    private static void endNow(ExecutorService threads) {
        threads.shutdownNow().forEach(task -> {
            Runnable what = task instanceof Task usual ? usual.what : task;
            if (what instanceof Future<?> waitedFor) {
                waitedFor.cancel(false);
            }
        });
    }
}
