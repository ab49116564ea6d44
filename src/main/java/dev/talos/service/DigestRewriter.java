package dev.talos.service;

import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.KeyStore;
import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves keys found under a retired secret, or by a digest of another store, to their ordinary digest under the current
 * secret, after the request that found them, which does not wait for it. What it cannot take or store is not lost: the
 * next verification of that key brings it again.
 */
public final class DigestRewriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DigestRewriter.class);

    /** A rush right after a rotation waits here, at about 200 bytes each; more is turned away. */
    private static final int QUEUE = 10_000;

    private static final int ROWS_AT_ONCE = 200;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final String LATER = "keys stay under the digests they were found by for now";

    private record Task(NetworkId network, List<DigestRewrite> rewrites) {}

    /** The last task. An interruption would do as well, but for the connection that it meets, which it closes. */
    private static final Task STOP = new Task(NetworkId.NIL, List.of());

    private final KeyStore store;
    private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread worker;

    public DigestRewriter(KeyStore store) {
        this.store = store;
        this.worker = Thread.ofVirtual().name("digest-rewriter").start(this::work);
    }

    /** Never blocks. */
    void enqueue(NetworkId network, DigestRewrite rewrite) {
        if (!queue.offer(new Task(network, List.of(rewrite)))) {
            LOG.debug("digest rewrite of key {} put off: the queue is full", rewrite.keyId());
        }
    }

    private void work() {
        try {
            boolean stopped = false;
            while (!stopped) {
                List<Task> tasks = new ArrayList<>(ROWS_AT_ONCE);
                tasks.add(queue.take());
                queue.drainTo(tasks, ROWS_AT_ONCE - 1);
                rewrite(tasks);
                stopped = tasks.contains(STOP);
            }
        } catch (InterruptedException _) {
            LOG.debug("the digest rewriter was interrupted, and ends");
        }
    }

    private void rewrite(List<Task> tasks) {
        Map<NetworkId, List<DigestRewrite>> byNetwork = tasks.stream()
                .collect(Collectors.groupingBy(
                        Task::network, Collectors.flatMapping(task -> task.rewrites().stream(), Collectors.toList())));
        byNetwork.forEach((network, rewrites) -> {
            try {
                store.rewriteDigests(network, rewrites);
            } catch (StoreException e) {
                LOG.warn("{} {}: {}", rewrites.size(), LATER, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("{} {}", rewrites.size(), LATER, e);
            }
        });
    }

    /** Stores what is queued, then stops. Waits five seconds for that: what is left is not lost. */
    @Override
    public void close() {
        try {
            if (queue.offer(STOP, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.join(LONGEST_CLOSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
