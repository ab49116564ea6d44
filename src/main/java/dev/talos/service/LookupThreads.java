package dev.talos.service;

import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that look keys up. Each takes along whatever has come in while it was busy; under load a query answers
 * for dozens.
 */
final class LookupThreads implements AutoCloseable {

    /** More in one query make those wait that could be answered already. */
    static final int MOST_AT_ONCE = 64;

    /** Whoever has waited longer than this for a thread is told to come back: the lookup may take as long again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final VerifyCredential verify;
    private final LookupCrew crew;
    private final ExecutorService comparing = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();

    /** @param crew closed with this */
    LookupThreads(VerifyCredential verify, LookupCrew crew) {
        this.verify = verify;
        this.crew = crew;
    }

    /** Answers each at its home. Never blocks, and never throws. */
    void add(List<Waiting> all) {
        queue.addAll(all);
        startThread();
    }

    /**
     * Blocks until one of the threads has done it.
     *
     * @param lookup must not wait for anything but the database, as others wait for that thread
     */
    <T> T run(Callable<T> lookup) {
        long since = System.nanoTime();
        return onThread(() -> {
            if (isLate(since)) {
                throw tooMany();
            }
            return lookup.call();
        });
    }

    private <T> T onThread(Callable<T> lookup) {
        FutureTask<T> task = new FutureTask<>(lookup);
        try {
            crew.execute(task);
            return task.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException fault -> fault;
                case Error fault -> throw fault;
                case null, default -> new IllegalStateException("a lookup throws nothing else", e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        } catch (RejectedExecutionException | CancellationException e) {
            throw stopped(e);
        }
    }

    private static StoreException stopped(@Nullable Exception cause) {
        return new StoreException.Unavailable("the server is being stopped", cause);
    }

    private void startThread() {
        int now = busy.get();
        while (now < crew.size()) {
            if (busy.compareAndSet(now, now + 1)) {
                execute(crew::execute, this::work, e -> {
                    busy.decrementAndGet();
                    tell(answers -> answers.fail(drained(), e));
                });
                return;
            }
            now = busy.get();
        }
    }

    private static void execute(Executor threads, Runnable task, Consumer<StoreException> refused) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            refused.accept(stopped(e));
        } catch (OutOfMemoryError e) {
            refused.accept(new StoreException.Unavailable("there is no thread for this; try again soon", e));
        }
    }

    private static void tell(Consumer<Answers> telling) {
        Answers answers = new Answers();
        try {
            telling.accept(answers);
        } finally {
            answers.deliver();
        }
    }

    /** One query. What is left goes behind whatever else waits for a thread. */
    private void work() {
        try {
            List<Waiting> batch = next();
            if (!batch.isEmpty()) {
                tell(answers -> answer(batch, answers));
            }
        } finally {
            busy.decrementAndGet();
            if (!queue.isEmpty()) {
                startThread();
            }
        }
    }

    /** Those who have waited too long are told now: the query for the others may take as long again. */
    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>(MOST_AT_ONCE);
        List<Waiting> late = new ArrayList<>();
        Waiting next = queue.poll();
        while (next != null) {
            (isLate(next.since()) ? late : batch).add(next);
            next = batch.size() < MOST_AT_ONCE ? queue.poll() : null;
        }
        if (!late.isEmpty()) {
            tell(answers -> answers.fail(late, tooMany()));
        }
        return batch;
    }

    private static boolean isLate(long since) {
        return System.nanoTime() - since > LONGEST_WAIT.toNanos();
    }

    private static StoreException tooMany() {
        return new StoreException.Unavailable("too many verifications wait for the database; try again soon", null);
    }

    private void answer(List<Waiting> batch, Answers answers) {
        List<Optional<Verification>> verifications;
        try {
            verifications = verify.lookUp(batch.stream().map(Waiting::presented).toList(), KeyLookup.Effort.LOOK_UP);
        } catch (StoreException.Broken e) {
            // Perhaps one row is damaged. The others must not suffer for it.
            if (batch.size() == 1) {
                answers.fail(batch, e);
            } else {
                batch.forEach(one -> tell(own -> answer(List.of(one), own)));
            }
            return;
        } catch (StoreException.Unavailable e) {
            answers.fail(batch, e);
            // Those who came meanwhile would wait as long, for the same answer.
            answers.fail(drained(), e);
            return;
        } catch (RuntimeException | Error e) {
            answers.fail(batch, e);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            Waiting waiting = batch.get(i);
            verifications.get(i).ifPresentOrElse(found -> answers.add(waiting, found), () -> compare(waiting));
        }
    }

    private List<Waiting> drained() {
        List<Waiting> all = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all;
    }

    /** Apart from all others: it may take seconds, and may be more than there is time for. */
    private void compare(Waiting waiting) {
        List<Waiting> alone = List.of(waiting);
        execute(
                comparing,
                () -> tell(answers -> {
                    try {
                        answers.add(
                                waiting,
                                verify.lookUp(List.of(waiting.presented()), KeyLookup.Effort.COMPARE)
                                        .getFirst()
                                        .orElseThrow());
                    } catch (RuntimeException | Error e) {
                        answers.fail(alone, e);
                    }
                }),
                e -> tell(answers -> answers.fail(alone, e)));
    }

    /** Lets lookups end for a few seconds, and comparisons too; whoever is queued is told that there will be none. */
    @Override
    public void close() {
        crew.close();
        tell(answers -> answers.fail(drained(), stopped(null)));
        LookupCrew.end(comparing);
    }
}
