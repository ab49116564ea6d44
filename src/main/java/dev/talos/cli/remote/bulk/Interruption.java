package dev.talos.cli.remote.bulk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM while it is open: the run is asked to stop, and the process waits for it to say what it has done.
 * The exit code is then the JVM's own, 130 or 143.
 */
final class Interruption implements AutoCloseable {
    /** Longer than a request may take. */
    private static final int PATIENCE_SECONDS = 90;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    Interruption(StopSignal stop) {
        hook = new Thread(() -> {
            happened = true;
            stop.request();
            awaitEnd();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            boolean _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean happened() {
        return happened;
    }

    @Override
    public void close() {
        over.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // It has just begun; there is nothing left to wait for.
            }
        }
    }
}
