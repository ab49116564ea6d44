package dev.talos.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * Writes the answer to one request. Belongs to one event loop.
 *
 * <p>Many clients look for an answer only once they have sent their whole body, and find a reset connection if it was
 * closed before. So an answer that comes early is written at once, but the connection stays until the body has come in
 * and been thrown away: within bounds, for no one has to swallow everything.
 */
final class Reply {

    private static final long MOST_THROWN_AWAY = 256L * 1024 * 1024;
    private static final long LONGEST_MILLIS = 30_000;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final KeptHeads heads;
    private boolean bodyWaits;

    Reply(HttpServerRequest request, KeptHeads heads) {
        this.request = request;
        this.response = request.response();
        this.heads = heads;
        this.bodyWaits = "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Asks for the body of a client that waits for that (RFC 9110, section 10.1.1). */
    void welcomeBody() {
        if (bodyWaits) {
            bodyWaits = false;
            response.writeContinue();
        }
    }

    Future<Void> end(Answer answer) {
        if (response.closed()) {
            return Future.failedFuture("the client is gone");
        }
        head(answer);
        return mayHaveBody(answer) ? response.end(body(answer)) : response.end();
    }

    /** Not copied, for nobody changes it; the encoder copies it to where the system reads it from. */
    private static Buffer body(Answer answer) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(answer.body()));
    }

    Future<Void> endAndClose(Answer answer) {
        return end(answer.with("Connection", "close"))
                .eventually(() -> request.connection().close());
    }

    /**
     * Answers at once, and ends the answer when the body has come in.
     *
     * @param close whether the connection is of no more use then
     */
    Future<Void> endAfterBody(Answer answer, Vertx vertx, boolean close) {
        if (bodyWaits || request.isEnded()) {
            return endAndClose(answer);
        }
        head(close ? answer.with("Connection", "close") : answer);
        if (mayHaveBody(answer)) {
            response.write(body(answer));
        }
        return throwAwayBody(vertx)
                .compose(_ -> response.end())
                .eventually(() -> close ? request.connection().close() : Future.succeededFuture())
                .onFailure(_ -> request.connection().close());
    }

    private Future<Void> throwAwayBody(Vertx vertx) {
        Promise<Void> done = Promise.promise();
        long timer = vertx.setTimer(LONGEST_MILLIS, _ -> done.tryFail("the body takes too long"));
        long[] thrownAway = {0};
        request.handler(chunk -> {
            thrownAway[0] += chunk.length();
            if (thrownAway[0] > MOST_THROWN_AWAY) {
                done.tryFail("the body is endless");
            }
        });
        request.exceptionHandler(done::tryFail);
        request.endHandler(_ -> done.tryComplete());
        return done.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private void head(Answer answer) {
        response.setStatusCode(answer.status());
        MultiMap known = answer.mayHaveBody() ? heads.of(answer) : null;
        if (known != null) {
            response.headers().setAll(known);
            return;
        }
        answer.headers().forEach(header -> response.putHeader(header.name(), header.value()));
        if (answer.mayHaveBody()) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
        }
    }

    private boolean mayHaveBody(Answer answer) {
        return answer.mayHaveBody() && !request.method().equals(HttpMethod.HEAD);
    }
}
