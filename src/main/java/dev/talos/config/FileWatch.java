package dev.talos.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes of small files, by reading them twice a second. That sees what a notification of the operating
 * system misses: a file renamed into place, the symbolic links of a Kubernetes ConfigMap, a network file system.
 */
final class FileWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private static final long BETWEEN_LOOKS_MS = 500;

    /** Two looks this far apart have to agree, so that a half-written file is not taken for a whole one. */
    private static final long SETTLED_AFTER_MS = 150;

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final UnaryOperator<Map<Path, FileLook>> onChange;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watching;

    /**
     * Starts to watch.
     *
     * @param known what the files held when they were last used
     * @param onChange is handed what the files hold now, or why they cannot be read, and tells which files to watch from
     *     then on and what it knows of them; called by one thread only
     */
    FileWatch(Map<Path, FileLook> known, UnaryOperator<Map<Path, FileLook>> onChange) {
        this.onChange = onChange;
        this.watching = Thread.ofPlatform().name("config-watch").daemon().unstarted(() -> watch(known));
        if (!known.isEmpty()) {
            watching.start();
        }
    }

    private void watch(Map<Path, FileLook> known) {
        Map<Path, FileLook> last = known;
        try {
            while (!closed.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                Map<Path, FileLook> seen = lookAgain(last);
                if (!seen.equals(last) && isSettled(seen)) {
                    last = tell(seen);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSettled(Map<Path, FileLook> seen) throws InterruptedException {
        return !closed.await(SETTLED_AFTER_MS, TimeUnit.MILLISECONDS)
                && lookAgain(seen).equals(seen);
    }

    private static Map<Path, FileLook> lookAgain(Map<Path, FileLook> files) {
        return files.keySet().stream().collect(Collectors.toUnmodifiableMap(file -> file, FileLook::at));
    }

    private Map<Path, FileLook> tell(Map<Path, FileLook> seen) {
        try {
            return onChange.apply(seen);
        } catch (RuntimeException e) {
            LOG.error("a change of {} could not be handled", seen.keySet(), e); // the watch must outlive it
            return seen;
        }
    }

    /** Waits for a change that is being told, for at most two seconds, so that nothing changes after the end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (watching.isAlive()) {
                boolean _ = watching.join(LONGEST_CLOSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
