package dev.talos.http;

import dev.talos.telemetry.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loops, the threads and the memory that all listeners of a server share. Close the listeners first.
 *
 * <p>Requests are read and answered on event loops. What a {@link PromptOperation} knows is answered there at once, and what
 * it has to wait for blocks no thread of this engine. Every other operation may block, and runs on a virtual thread of its
 * own in between.
 */
public final class HttpEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEngine.class);

    private static final long LONGEST_CLOSE_SECONDS = 3;

    private final Vertx vertx;
    private final ExecutorService blocking;
    private final Budget requests;
    private final Budget bodyBytes;
    private final Limits limits;
    private final Farewell farewell;
    private final RequestRecorder recorder;
    private final Supplier<RequestSettings> settings;

    public HttpEngine(Limits limits, Supplier<RequestSettings> settings, Metrics metrics) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(eventLoops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.blocking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
        this.requests = new Budget(limits.requestsAtOnce());
        this.bodyBytes = new Budget(limits.bodyBytesAtOnce());
        this.limits = limits;
        this.farewell = new Farewell(limits.farewell());
        this.recorder = new RequestRecorder(metrics, settings);
        this.settings = settings;
    }

    /** What it runs on, in the words of a line of log. */
    public String runsOn() {
        return eventLoops() + " event loops, " + (vertx.isNativeTransportEnabled() ? "epoll" : "NIO");
    }

    static int eventLoops() {
        return Runtime.getRuntime().availableProcessors();
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
        return vertx;
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
            vertx.close().toCompletionStage().toCompletableFuture().get(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the event loops did not end", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
