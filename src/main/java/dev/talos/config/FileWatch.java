package dev.talos.config;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes of a small file, by reading it twice a second. That sees what a notification of the operating
 * system misses: a file renamed into place, the symbolic links of a Kubernetes ConfigMap, a network file system.
 */
final class FileWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private static final long BETWEEN_LOOKS_MS = 500;

    /** Two looks this far apart have to agree, so that a half-written file is not taken for a whole one. */
    private static final long SETTLED_AFTER_MS = 150;

    private final Path file;
    private final Consumer<FileLook> onChange;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Starts to watch.
     *
     * @param known what the file held when it was last used
     * @param onChange is handed what the file holds now, or why it cannot be read; called by one thread only
     */
    FileWatch(Path file, FileLook known, Consumer<FileLook> onChange) {
        this.file = file;
        this.onChange = onChange;
        Thread.ofPlatform().name("config-watch").daemon().start(() -> watch(known));
    }

    private void watch(FileLook known) {
        FileLook last = known;
        try {
            while (!closed.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                FileLook seen = FileLook.at(file);
                if (!seen.equals(last) && isSettled(seen)) {
                    last = seen;
                    tell(seen);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSettled(FileLook seen) throws InterruptedException {
        return !closed.await(SETTLED_AFTER_MS, TimeUnit.MILLISECONDS)
                && FileLook.at(file).equals(seen);
    }

    private void tell(FileLook seen) {
        try {
            onChange.accept(seen);
        } catch (RuntimeException e) {
            LOG.error("a change of {} could not be handled", file, e); // the watch must outlive it
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
