package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import dev.talos.storage.StoreException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Verifies for callers who must not wait: tokens and remembered keys at once, all others a moment later.
 *
 * <p>Handing a lookup over to another thread costs more than the lookup. So there are few threads that look up, and each
 * takes along whatever has come in while it was busy. A credential that comes alone is looked up alone, without delay;
 * under load a query answers for dozens.
 */
public final class PromptVerification implements AutoCloseable {

    private static final long LONGEST_CLOSE_SECONDS = 2;

    /** More in one query make those wait that could be answered already. */
    private static final int MOST_AT_ONCE = 64;

    /** Who has waited longer for a thread is told so, for the database may take as long again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** @param since by the clock of {@link System#nanoTime} */
    private record Waiting(Presented presented, long since, CompletableFuture<Verification> answer) {}

    private final VerifyCredential verify;
    private final int mostThreads;
    private final ExecutorService threads;
    private final ExecutorService comparing = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();

    /** @param mostThreads that look up at the same time, 1 or more */
    public PromptVerification(VerifyCredential verify, int mostThreads) {
        this.verify = verify;
        this.mostThreads = mostThreads;
        this.threads = Executors.newFixedThreadPool(
                mostThreads, Thread.ofPlatform().name("lookup-", 0).daemon().factory());
    }

    /**
     * The worth of one credential. Never blocks.
     *
     * @param client where the credential was presented; empty when that is not known, which no allowlist admits
     * @return done already when nothing had to be looked up; else done by another thread, also with a
     *     {@link StoreException}
     */
    public CompletableFuture<Verification> verify(
            NetworkId network, Secret credential, Optional<InetAddress> client, CacheUse use) {
        Presented presented = verify.present(network, credential, client, use);
        return verify.recall(presented).map(CompletableFuture::completedFuture).orElseGet(() -> enqueue(presented));
    }

    /**
     * The worth of many credentials. Blocks; but what is looked up is looked up by the same few threads, so that a rush
     * of batches does not take all connections to the database, and the memory of each.
     *
     * @param credentials one or more
     * @return one verdict for each credential, in the same order
     */
    public List<Verdict> verifyAll(
            NetworkId network, List<Secret> credentials, Optional<InetAddress> client, CacheUse use) {
        List<Presented> all = credentials.stream()
                .map(credential -> verify.present(network, credential, client, use))
                .toList();
        long since = System.nanoTime();
        List<Optional<Verification>> found = onThread(() -> {
            if (isLate(since)) {
                throw tooMany();
            }
            return verify.lookUp(all, KeyLookup.Effort.LOOK_UP);
        });
        List<Presented> open = IntStream.range(0, all.size())
                .filter(i -> found.get(i).isEmpty())
                .mapToObj(all::get)
                .toList();
        Iterator<Optional<Verification>> compared = open.isEmpty()
                ? Collections.emptyIterator()
                : verify.lookUp(open, KeyLookup.Effort.COMPARE).iterator();
        return found.stream()
                .map(verification ->
                        verification.or(compared::next).orElseThrow().verdict())
                .toList();
    }

    private <T> T onThread(Callable<T> lookup) {
        try {
            return threads.submit(lookup).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("the server is being stopped", e);
        }
    }

    private CompletableFuture<Verification> enqueue(Presented presented) {
        CompletableFuture<Verification> answer = new CompletableFuture<>();
        queue.add(new Waiting(presented, System.nanoTime(), answer));
        startThread();
        return answer;
    }

    private void startThread() {
        int now = busy.get();
        while (now < mostThreads) {
            if (busy.compareAndSet(now, now + 1)) {
                threads.execute(this::work);
                return;
            }
            now = busy.get();
        }
    }

    /** One query. What is left goes behind whatever else waits for a thread. */
    private void work() {
        try {
            List<Waiting> batch = next();
            if (!batch.isEmpty()) {
                answer(batch);
            }
        } finally {
            busy.decrementAndGet();
            if (!queue.isEmpty()) {
                startThread();
            }
        }
    }

    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>(MOST_AT_ONCE);
        Waiting next = queue.poll();
        while (next != null) {
            if (isLate(next.since())) {
                fail(List.of(next), tooMany());
            } else {
                batch.add(next);
            }
            next = batch.size() < MOST_AT_ONCE ? queue.poll() : null;
        }
        return batch;
    }

    private static boolean isLate(long since) {
        return System.nanoTime() - since > LONGEST_WAIT.toNanos();
    }

    private static StoreException tooMany() {
        return new StoreException.Unavailable("too many verifications wait for the database; try again soon", null);
    }

    private void answer(List<Waiting> batch) {
        List<Optional<Verification>> verifications;
        try {
            verifications = verify.lookUp(batch.stream().map(Waiting::presented).toList(), KeyLookup.Effort.LOOK_UP);
        } catch (StoreException.Broken e) {
            // Perhaps one row is damaged. The others must not suffer for it.
            if (batch.size() == 1) {
                fail(batch, e);
            } else {
                batch.forEach(one -> answer(List.of(one)));
            }
            return;
        } catch (StoreException.Unavailable e) {
            fail(batch, e);
            // Those who came meanwhile would wait as long, for the same answer.
            fail(drained(), e);
            return;
        } catch (RuntimeException | Error e) {
            fail(batch, e);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            Waiting waiting = batch.get(i);
            verifications.get(i).ifPresentOrElse(waiting.answer()::complete, () -> compare(waiting));
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
        comparing.execute(() -> {
            try {
                waiting.answer()
                        .complete(verify.lookUp(List.of(waiting.presented()), KeyLookup.Effort.COMPARE)
                                .getFirst()
                                .orElseThrow());
            } catch (RuntimeException | Error e) {
                fail(List.of(waiting), e);
            }
        });
    }

    private static void fail(List<Waiting> batch, Throwable fault) {
        batch.forEach(waiting -> waiting.answer().completeExceptionally(fault));
    }

    /** Answers what is queued, then stops. Waits two seconds for each kind: those in flight had their time before. */
    @Override
    public void close() {
        end(threads);
        end(comparing);
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
