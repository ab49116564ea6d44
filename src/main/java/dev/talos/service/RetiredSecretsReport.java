package dev.talos.service;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.SecretId;
import dev.talos.crypto.SecretKeys;
import dev.talos.storage.KeyStore;
import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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

    private static final Logger LOG = LoggerFactory.getLogger(RetiredSecretsReport.class);
    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final KeyStore store;
    private final Supplier<KeyRing> ring;
    private final Map<SecretId, Long> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public RetiredSecretsReport(KeyStore store, Supplier<KeyRing> ring) {
        this.store = store;
        this.ring = ring;
        // Its own thread: SQLite keeps whatever thread it runs on for as long as it counts.
        var _ = Thread.ofPlatform().name("retired-secrets").daemon().start(this::work);
    }

    /** Keys under any retired secret, as of the last count. */
    public long keysLeft() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts whenever the secrets have changed, and now and then in between. */
    private void work() {
        KeyRing counted = ring.get();
        count(counted);
        long looks = 0;
        while (!closedWithin(BETWEEN_LOOKS)) {
            looks++;
            if (ring.get() != counted || BETWEEN_LOOKS.multipliedBy(looks).compareTo(BETWEEN_COUNTS) >= 0) {
                counted = ring.get();
                count(counted);
                looks = 0;
            }
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void count(KeyRing secrets) {
        try {
            Map<SecretId, Long> now = secrets.retired().stream()
                    .map(SecretKeys::id)
                    .collect(Collectors.toMap(id -> id, store::countImportedUnder, (first, _) -> first));
            counts.keySet().retainAll(now.keySet());
            now.forEach(this::report);
        } catch (StoreException e) {
            LOG.warn("keys under retired secrets were not counted: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("keys under retired secrets were not counted", e); // the next count may be better
        }
    }

    private void report(SecretId secret, long count) {
        Long before = counts.put(secret, count);
        if (before == null || before != count) {
            if (count == 0) {
                LOG.info("no imported key needs the retired secret {} any more; it may be dropped", secret);
            } else {
                LOG.info("{} imported keys still need the retired secret {}", count, secret);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
