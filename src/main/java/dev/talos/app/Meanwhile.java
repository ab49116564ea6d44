package dev.talos.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on a thread of its own while the rest of the server is built. */
final class Meanwhile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meanwhile.class);

    /** Longer than a database is waited for. What takes longer changes the schema, and ends with the process. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final FutureTask<?> work;
    private final Thread thread;
    private volatile boolean told;

    private Meanwhile(String name, Runnable work) {
        this.work = new FutureTask<>(Executors.callable(work));
        this.thread = Thread.ofPlatform().name(name).daemon().start(this.work);
    }

    /** Begins it. */
    static Meanwhile run(String name, Runnable work) {
        return new Meanwhile(name, work);
    }

    /**
     * Waits for its end.
     *
     * @throws RuntimeException what the work threw
     */
    void await() {
        try {
            work.get();
            told = true;
        } catch (ExecutionException e) {
            told = true;
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException("a Runnable throws nothing else", e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw StartException.stopped();
        }
    }

    /** Waits for its end for some seconds. Logs a fault that nobody waited for, as when something else failed first. */
    @Override
    public void close() {
        try {
            if (!thread.join(LONGEST_STOP)) {
                LOG.warn("{} is not done yet, and ends with the process", thread.getName());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!told && work.state() == State.FAILED) {
            log(work.exceptionNow());
        }
    }

    private void log(Throwable fault) {
        if (fault instanceof StartException known) {
            LOG.warn("{} failed as well: {}", thread.getName(), String.join("; ", known.faults()));
        } else {
            LOG.warn("{} failed as well", thread.getName(), fault);
        }
    }
}
