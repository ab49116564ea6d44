package dev.talos.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener's part on one event loop. Everything in it happens on that loop. */
final class ListenerVerticle extends VerticleBase {

    private static final int KIBIBYTE = 1024;
    private static final int LONGEST_LINE = 8 * KIBIBYTE;
    private static final int LARGEST_HEADERS = 16 * KIBIBYTE;

    private final HttpEngine engine;
    private final ListenSettings where;
    private final Router router;
    private @Nullable HttpServer server;

    ListenerVerticle(HttpEngine engine, ListenSettings where, Router router) {
        this.engine = engine;
        this.where = where;
        this.router = router;
    }

    @Override
    public Future<?> start() {
        Patience patience = new Patience(vertx, engine.limits().patience());
        KeptHeads heads = new KeptHeads(List.of(Answer.JSON, VerifyOperation.HIT, VerifyOperation.MISS));
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(where.host())
                        .setPort(where.port())
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setAcceptBacklog(KIBIBYTE)
                        .setHttp2ClearTextEnabled(false)
                        // Nobody speaks WebSocket here, and its handlers would look at every request.
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setPerMessageWebSocketCompressionSupported(false))
                .connectionHandler(connection -> {
                    patience.watch(connection);
                    OnePieceEncoder.useFor(connection);
                })
                .invalidRequestHandler(
                        request -> exchange(request, patience, heads).refuseMalformed())
                .requestHandler(request -> exchange(request, patience, heads).start());
        server = http;
        return http.listen();
    }

    private Exchange exchange(HttpServerRequest request, Patience patience, KeptHeads heads) {
        return new Exchange(engine, router, patience, heads, request);
    }

    @Override
    public Future<?> stop() {
        HttpServer http = server;
        return http == null
                ? Future.succeededFuture()
                : http.shutdown(engine.farewell().left());
    }
}
