package dev.talos.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open port and the routes behind it. */
public final class HttpListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpListener.class);

    private final Vertx vertx;
    private final String deployment;
    private final int port;

    private HttpListener(Vertx vertx, String deployment, int port) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
    }

    static HttpListener start(HttpEngine engine, ListenSettings where, Router router) {
        AtomicInteger port = new AtomicInteger();
        try {
            // One for each event loop; Vert.x deals the connections out among them.
            String deployment = await(engine.vertx()
                    .deployVerticle(
                            () -> new ListenerVerticle(engine, where, router, port),
                            new DeploymentOptions().setInstances(HttpEngine.eventLoops())));
            log.info("listening on {} port {}", where.host(), port.get());
            return new HttpListener(engine.vertx(), deployment, port.get());
        } catch (CompletionException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new UncheckedIOException(
                    "cannot listen on " + where.host() + " port " + where.port(), new IOException(why, e));
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The one it really listens on, when any free one was asked for. */
    public int port() {
        return port;
    }

    /** Takes no more connections, lets requests in flight finish as long as the limits say, then cuts them. */
    @Override
    public void close() {
        await(vertx.undeploy(deployment));
    }
}
