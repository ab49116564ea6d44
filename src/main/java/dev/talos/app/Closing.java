package dev.talos.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened so far; closes the last one first. It can be stopped at any time, by any thread: what is still
 * being built then ends at the next thing it opens.
 */
public final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** Those who run servers often kill them after thirty seconds. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountDownLatch built = new CountDownLatch(1);
    private boolean stopping;

    /** @throws StartException when it was stopped; the resource is closed then */
    <T extends AutoCloseable> T add(T resource) {
        synchronized (opened) {
            if (!stopping) {
                opened.push(resource);
                return resource;
            }
        }
        close(resource);
        throw StartException.stopped();
    }

    /** Nothing more will be opened. */
    void built() {
        built.countDown();
    }

    /** Closes everything, once nothing more is opened. Takes thirty seconds at most; what is left ends with the process. */
    public void stop() {
        synchronized (opened) {
            stopping = true;
            if (!opened.isEmpty()) {
                LOG.info("stopping; requests in flight are finished first");
            }
        }
        Thread closing = Thread.ofPlatform().name("closing").daemon().start(this::closeWhenBuilt);
        try {
            if (!closing.join(LONGEST_STOP)) {
                LOG.warn("not everything was closed within {} seconds", LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeWhenBuilt() {
        try {
            built.await();
            close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes everything, also when one of them cannot be closed. */
    @Override
    public void close() {
        for (AutoCloseable last = pop(); last != null; last = pop()) {
            close(last);
        }
    }

    private @Nullable AutoCloseable pop() {
        synchronized (opened) {
            return opened.poll();
        }
    }

    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("{} did not close", resource.getClass().getSimpleName(), e);
        }
    }
}
