package dev.talos.service;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.SecretId;
import dev.talos.crypto.SecretKeys;
import dev.talos.storage.KeyStore;
import dev.talos.storage.StoreException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator how many imported keys still need each retired secret, so that he knows when one can be dropped.
 * Counts now and then, in the background: a count costs as much as there are keys left to move.
 */
public final class RetiredSecretsReport implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RetiredSecretsReport.class);
    private static final long MINUTES_BETWEEN = 10;

    private final KeyStore store;
    private final Supplier<KeyRing> ring;
    private final Map<SecretId, Long> counts = new ConcurrentHashMap<>();
    private final BlockingQueue<Boolean> wishes = new ArrayBlockingQueue<>(1);
    private final Thread worker;

    public RetiredSecretsReport(KeyStore store, Supplier<KeyRing> ring) {
        this.store = store;
        this.ring = ring;
        this.worker = Thread.ofVirtual().name("retired-secrets").start(this::work);
    }

    /** Counts soon: for the moment after the secrets have changed. */
    public void countSoon() {
        wishes.offer(true);
    }

    /** Keys under any retired secret, as of the last count. */
    public long keysLeft() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void work() {
        try {
            while (true) {
                count();
                wishes.poll(MINUTES_BETWEEN, TimeUnit.MINUTES);
            }
        } catch (InterruptedException _) {
            log.debug("the count of keys under retired secrets has ended");
        }
    }

    private void count() {
        try {
            Map<SecretId, Long> now = ring.get().retired().stream()
                    .map(SecretKeys::id)
                    .collect(Collectors.toMap(id -> id, store::countImportedUnder, (first, _) -> first));
            counts.keySet().retainAll(now.keySet());
            now.forEach(this::report);
        } catch (StoreException e) {
            log.warn("keys under retired secrets were not counted: {}", e.getMessage());
        }
    }

    private void report(SecretId secret, long count) {
        Long before = counts.put(secret, count);
        if (before == null || before != count) {
            if (count == 0) {
                log.info("no imported key needs the retired secret {} any more; it may be dropped", secret);
            } else {
                log.info("{} imported keys still need the retired secret {}", count, secret);
            }
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
