package dev.talos.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open port and the routes behind it. */
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    private static final int ATTEMPTS = 10;

    private final Vertx vertx;
    private final String deployment;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpListener(Vertx vertx, String deployment, int port) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
    }

    static HttpListener start(HttpEngine engine, ListenSettings where, Router router) {
        try {
            if (where.port() != 0) {
                return startOn(engine, where, router);
            }
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return startOn(engine, anyPort(where), router);
                } catch (CompletionException e) {
                    LOG.debug("someone else took the port first", e);
                }
            }
            return startOn(engine, anyPort(where), router);
        } catch (CompletionException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new UncheckedIOException(
                    "cannot listen on %s port %d: %s".formatted(where.host(), where.port(), why), new IOException(e));
        }
    }

    /** Vert.x would give each event loop another port, so that most of them would never see a request. */
    private static ListenSettings anyPort(ListenSettings where) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(where.host()))) {
            return new ListenSettings(where.host(), probe.getLocalPort());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static HttpListener startOn(HttpEngine engine, ListenSettings where, Router router) {
        // One for each event loop; Vert.x deals the connections out among them.
        String deployment = await(engine.vertx()
                .deployVerticle(
                        () -> new ListenerVerticle(engine, where, router),
                        new DeploymentOptions().setInstances(EventLoops.count())));
        LOG.debug("listening on {} port {}", where.host(), where.port());
        return new HttpListener(engine.vertx(), deployment, where.port());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The one it really listens on, when any free one was asked for. */
    public int port() {
        return port;
    }

    /** Takes no more connections, lets requests in flight finish as long as the limits say, then cuts them. Once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            await(vertx.undeploy(deployment));
        }
    }
}
