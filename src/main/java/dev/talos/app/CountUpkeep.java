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

    /** After a count that failed; twice as long after each one more, up to the usual time. */
    static final Duration AFTER_FAULT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(CountUpkeep.class);

    private final IntSupplier recount;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param recount returns how many counts were wrong */
    CountUpkeep(IntSupplier recount, Duration afterStart, Duration afterFault, Duration between) {
        this.recount = recount;
        // Its own thread: SQLite keeps whatever thread it runs on for as long as it counts.
        var _ = Thread.ofPlatform().name("count-upkeep").daemon().start(() -> work(afterStart, afterFault, between));
    }

    private void work(Duration afterStart, Duration afterFault, Duration between) {
        Duration wait = afterStart;
        Duration next = afterFault;
        while (!closedWithin(wait)) {
            if (count()) {
                wait = between;
                next = afterFault;
            } else {
                wait = next.compareTo(between) < 0 ? next : between;
                next = wait.multipliedBy(2);
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

    /** Returns whether it went through. */
    private boolean count() {
        try {
            int wrong = recount.getAsInt();
            if (wrong > 0) {
                LOG.warn(
                        "{} counts of keys were wrong and are mended; did servers of an earlier version write beside this"
                                + " one?",
                        wrong);
            }
            return true;
        } catch (StoreException e) {
            LOG.warn("keys were not counted: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("keys were not counted", e); // the next count may be better
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
