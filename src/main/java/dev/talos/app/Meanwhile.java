package dev.talos.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on a thread of its own while the rest of the server is built. */
final class Meanwhile<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meanwhile.class);

    /** Longer than a database is waited for. What takes longer changes the schema, and ends with the process. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final FutureTask<T> work;
    private final Thread thread;
    private volatile boolean told;

    private Meanwhile(String name, Supplier<T> work) {
        this.work = new FutureTask<>(work::get);
        this.thread = Thread.ofPlatform().name(name).daemon().start(this.work);
    }

    /** Begins it. */
    static <T> Meanwhile<T> run(String name, Supplier<T> work) {
        return new Meanwhile<>(name, work);
    }

    /**
     * Waits for its end. What comes of it then belongs to the caller.
     *
     * @throws RuntimeException what the work threw
     */
    T await() {
        try {
            T result = work.get();
            told = true;
            return result;
        } catch (ExecutionException e) {
            told = true;
            throw switch (e.getCause()) {
                case RuntimeException fault -> fault;
                case Error fault -> throw fault;
                case null, default -> new IllegalStateException("a Supplier throws nothing else", e);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw StartException.stopped();
        }
    }

    /**
     * Waits for its end for some seconds. If nobody waited for it, as when something else failed first, what came of it is
     * closed, and a fault is logged.
     */
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
        if (!told && work.state() == State.SUCCESS && work.resultNow() instanceof AutoCloseable unclaimed) {
            Closing.close(unclaimed);
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
