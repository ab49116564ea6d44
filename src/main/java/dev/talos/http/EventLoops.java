package dev.talos.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read requests and write answers, one for each processor. To be closed when nothing serves on them any
 * more; more than once does no harm.
 */
public final class EventLoops implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);

    private static final long LONGEST_CLOSE_SECONDS = 3;

    private final Vertx vertx;

    private EventLoops(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Takes a quarter of the time that a server takes to start, and needs no settings. */
    public static EventLoops start() {
        return new EventLoops(Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(count())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
    }

    static int count() {
        return Runtime.getRuntime().availableProcessors();
    }

    Vertx vertx() {
        return vertx;
    }

    /** In the words of a line of log. */
    @Override
    public String toString() {
        return count() + " event loops, " + (vertx.isNativeTransportEnabled() ? "epoll" : "NIO");
    }

    /**
     * The event loop that the calling thread is: what it is given runs on this thread, after everything that has come in
     * already. A thread that is none runs it at once. The same for all requests of a loop: nothing that belongs to one of
     * them may be looked for in there.
     */
    public static Executor current() {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            return Runnable::run;
        }
        return task -> context.runOnContext(_ -> task.run());
    }

    /** Waits for a few seconds. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the event loops did not end", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
