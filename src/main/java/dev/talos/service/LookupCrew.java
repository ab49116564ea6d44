package dev.talos.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that look keys up: the usual ones, as many as can run, and spare ones for when one of those is held up, as by
 * a disk. Each thread has a connection that keeps what it has read, and what several of them keep fits less well into the
 * processor's cache: so the spare ones have nothing to do as long as the others get on.
 */
final class LookupCrew implements AutoCloseable {

    /** A thread that takes longer over one thing is held up, whatever the reason: keys that are in memory take less. */
    static final Duration QUICK = Duration.ofMillis(2);

    /** How long something waits behind a thread that is held up when nothing comes after it. */
    private static final Duration WATCH = Duration.ofMillis(10);

    private static final long LONGEST_CLOSE_SECONDS = 2;

    /** One of the usual threads. */
    private static final class Worker extends Thread {

        /** When it began what it does, by the clock of {@link System#nanoTime}; 0 while it does nothing. */
        private volatile long since;

        Worker(Runnable work, String name) {
            super(work, name);
            setDaemon(true);
        }

        void begins() {
            long now = System.nanoTime();
            since = now == 0 ? 1 : now;
        }

        boolean isHeldUp() {
            long began = since;
            return began != 0 && System.nanoTime() - began > QUICK.toNanos();
        }
    }

    /** What a usual thread is to do. */
    private final class Task implements Runnable {
        private final Runnable what;

        Task(Runnable what) {
            this.what = what;
        }

        @Override
        public void run() {
            Worker worker = (Worker) Thread.currentThread();
            worker.begins();
            try {
                what.run();
            } finally {
                worker.since = 0;
                given.decrementAndGet();
            }
        }
    }

    private final int usual;
    private final int spare;
    private final ThreadPoolExecutor threads;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final ExecutorService spareThreads;
    private final AtomicInteger helpers = new AtomicInteger();
    private final Executor watch = CompletableFuture.delayedExecutor(WATCH.toMillis(), TimeUnit.MILLISECONDS);
    private final AtomicBoolean watched = new AtomicBoolean();

    /** What the usual threads have begun, or will. */
    private final AtomicInteger given = new AtomicInteger();

    /**
     * @param usual 1 or more
     * @param spare 0 or more
     */
    LookupCrew(int usual, int spare) {
        this.usual = usual;
        this.spare = spare;
        this.threads = threads(usual, this::worker);
        this.spareThreads = threads(
                Math.max(1, spare),
                Thread.ofPlatform().name("spare-lookup-", 0).daemon().factory());
    }

    private static ThreadPoolExecutor threads(int most, ThreadFactory factory) {
        return new ThreadPoolExecutor(most, most, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    }

    private Worker worker(Runnable work) {
        // One whose task threw has ended, and this one takes its place.
        workers.removeIf(worker -> worker.getState() == Thread.State.TERMINATED);
        Worker worker = new Worker(work, "lookup-" + workers.size());
        workers.add(worker);
        return worker;
    }

    /** How many there are, the spare ones as well. */
    int size() {
        return usual + spare;
    }

    /** Whether all usual threads have something to do, and one of them has been at the same thing for long. */
    boolean isHeldUp() {
        return given.get() >= usual && workers.stream().anyMatch(Worker::isHeldUp);
    }

    /**
     * Has it done once a thread is free.
     *
     * @throws RejectedExecutionException when the crew is closed
     */
    void execute(Runnable what) {
        given.incrementAndGet();
        try {
            threads.execute(new Task(what));
        } catch (RuntimeException | Error e) {
            given.decrementAndGet();
            throw e;
        }
        relieve();
    }

    /** Lets the spare threads do what waits if the usual ones are held up, now or soon. To be called when more comes. */
    void relieve() {
        // A worker that is here is through with what it was at, and comes to what waits itself.
        if (spare == 0
                || Thread.currentThread() instanceof Worker
                || threads.getQueue().isEmpty()) {
            return;
        }
        if (isHeldUp()) {
            callHelper();
        } else if (watched.compareAndSet(false, true)) {
            // Perhaps nothing more comes.
            watch.execute(() -> {
                watched.set(false);
                relieve();
            });
        }
    }

    /** None comes when all are helping: the first of them to end looks again. */
    private void callHelper() {
        if (helpers.getAndUpdate(helping -> Math.min(spare, helping + 1)) == spare) {
            return;
        }
        try {
            spareThreads.execute(this::help);
        } catch (RejectedExecutionException | OutOfMemoryError _) {
            // What waits is done by the usual threads, or given up with them.
            helpers.decrementAndGet();
        }
    }

    private void help() {
        try {
            Runnable next = threads.getQueue().poll();
            while (next != null) {
                given.decrementAndGet();
                ((Task) next).what.run();
                next = isHeldUp() ? threads.getQueue().poll() : null;
            }
        } finally {
            helpers.decrementAndGet();
            relieve();
        }
    }

    /** Waits for what was begun, as {@link #end} does, for both kinds of thread. */
    @Override
    public void close() {
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
