package dev.talos.http;

import dev.talos.telemetry.Metrics;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The event loops, the threads and the memory that all listeners of a server share. Close the listeners first.
 *
 * <p>Requests are read and answered on event loops. What a {@link PromptOperation} knows is answered there at once, and what
 * it has to wait for blocks no thread of this engine. Every other operation may block, and runs on a virtual thread of its
 * own in between.
 */
public final class HttpEngine implements AutoCloseable {

    private final EventLoops loops;
    private final ExecutorService blocking;
    private final Budget requests;
    private final Budget bodyBytes;
    private final Limits limits;
    private final Farewell farewell;
    private final RequestRecorder recorder;
    private final Supplier<RequestSettings> settings;

    /** @param loops closed with this */
    public HttpEngine(EventLoops loops, Limits limits, Supplier<RequestSettings> settings, Metrics metrics) {
        this.loops = loops;
        this.blocking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
        this.requests = new Budget(limits.requestsAtOnce());
        this.bodyBytes = new Budget(limits.bodyBytesAtOnce());
        this.limits = limits;
        this.farewell = new Farewell(limits.farewell());
        this.recorder = new RequestRecorder(metrics, settings);
        this.settings = settings;
    }

    /**
     * Starts to serve.
     *
     * @throws java.io.UncheckedIOException when the address cannot be had
     */
    public HttpListener listen(ListenSettings where, Router router) {
        return HttpListener.start(this, where, router);
    }

    /** Runs the task on a thread that may block; false when too many requests wait already. */
    boolean run(Runnable task) {
        if (!requests.take(1)) {
            return false;
        }
        blocking.execute(() -> {
            try {
                task.run();
            } finally {
                requests.giveBack(1);
            }
        });
        return true;
    }

    Vertx vertx() {
        return loops.vertx();
    }

    /** Requests that are being answered and wait for something. */
    Budget requests() {
        return requests;
    }

    Budget bodyBytes() {
        return bodyBytes;
    }

    Limits limits() {
        return limits;
    }

    RequestRecorder recorder() {
        return recorder;
    }

    RequestSettings settings() {
        return settings.get();
    }

    Farewell farewell() {
        return farewell;
    }

    /** Waits for what is left of the farewell, and a few seconds for the event loops. */
    @Override
    public void close() {
        blocking.shutdown();
        try {
            if (!blocking.awaitTermination(farewell.left().toNanos(), TimeUnit.NANOSECONDS)) {
                blocking.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        loops.close();
    }
}
