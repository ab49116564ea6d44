package dev.talos.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Work on a thread of its own while the rest of the server is built. */
final class Meanwhile implements AutoCloseable {

    private final FutureTask<?> work;
    private final Thread thread;

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
        } catch (ExecutionException e) {
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

    /** Waits for its end, however it ends, so that what it works with can be closed next. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
