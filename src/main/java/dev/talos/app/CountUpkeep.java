package dev.talos.app;

import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the keys counted now and then, in the background: during an upgrade servers of the version before may write without
 * keeping the counts that quotas are checked against.
 */
final class CountUpkeep implements AutoCloseable {

    /** When the servers that this one replaces are gone, most likely. */
    static final Duration AFTER_START = Duration.ofMinutes(10);

    static final Duration BETWEEN = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(CountUpkeep.class);

    private final IntSupplier recount;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param recount returns how many counts were wrong */
    CountUpkeep(IntSupplier recount, Duration afterStart, Duration between) {
        this.recount = recount;
        Thread.ofVirtual().name("count-upkeep").start(() -> work(afterStart, between));
    }

    private void work(Duration afterStart, Duration between) {
        for (Duration wait = afterStart; !closedWithin(wait); wait = between) {
            count();
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void count() {
        try {
            int wrong = recount.getAsInt();
            if (wrong > 0) {
                LOG.warn(
                        "{} counts of keys were wrong and are mended; did servers of an earlier version write beside this"
                                + " one?",
                        wrong);
            }
        } catch (StoreException e) {
            LOG.warn("keys were not counted: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("keys were not counted", e); // the next count may be better
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
