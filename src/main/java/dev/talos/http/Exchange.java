package dev.talos.http;

import dev.talos.model.Checked;
import dev.talos.model.NetworkId;
import dev.talos.service.Prompt;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One request and its answer. Everything but the operation itself happens on the connection's event loop. */
final class Exchange {

    private static final String UNMATCHED = "unmatched";

    private final long started = System.nanoTime();
    private final HttpEngine engine;
    private final Router router;
    private final Patience.Peer peer;
    private final HttpServerRequest http;
    private final Reply reply;
    private final Optional<InetAddress> client;
    private String route = UNMATCHED;

    Exchange(HttpEngine engine, Router router, Patience patience, KeptHeads heads, HttpServerRequest http) {
        this.engine = engine;
        this.router = router;
        this.peer = patience.peer(http.connection());
        this.http = http;
        this.reply = new Reply(http, heads);
        this.client = ClientAddress.of(engine.settings().clientIpSource(), http::getHeader, peer.address());
    }

    void start() {
        peer.waitFor();
        String path = http.path();
        switch (router.match(http.method().name(), path == null ? "" : path)) {
            case Router.Match.NoSuchPath() -> refuse(Failures.noSuchPath());
            case Router.Match.WrongMethod(var pattern, var allowed) -> {
                route = pattern;
                refuse(Failures.wrongMethod(allowed));
            }
            case Router.Match.Found(var found, var pathParameter) -> {
                route = found.path().text();
                receive(found, pathParameter);
            }
        }
    }

    /** What Netty could not make sense of. The rest of the connection makes no sense either. */
    void refuseMalformed() {
        Throwable cause = http.decoderResult().cause();
        Answer answer = switch (cause) {
            case TooLongHttpLineException _ -> Failures.uriTooLong();
            case TooLongHttpHeaderException _ -> Failures.headersTooLarge();
            case null, default -> Failures.malformed();
        };
        refuseBroken(answer);
    }

    private void refuseBroken(Answer answer) {
        reply.endAndClose(answer).onComplete(_ -> record(answer));
    }

    private void receive(Route found, String pathParameter) {
        long announced = BodyReader.announced(http);
        if (announced > found.mostBody()) {
            refuseBody(Failures.tooLarge(found.mostBody()));
            return;
        }
        if (!BodyReader.hasBody(http, announced)) {
            answer(found, pathParameter, new byte[0], () -> {});
            return;
        }
        reply.welcomeBody();
        BodyReader reader = new BodyReader(engine.bodyBytes(), found.mostBody());
        http.exceptionHandler(_ -> {
            reader.release();
            // Gone, or sends chunks that are none; who is still there is told.
            refuseBroken(Failures.malformed());
        });
        reader.read(
                http,
                peer::received,
                body -> {
                    // A client that goes away now does not free the memory its body takes until it is dealt with.
                    http.exceptionHandler(null);
                    answer(found, pathParameter, body, reader::release);
                },
                failure -> {
                    reader.release();
                    Answer answer = switch (failure) {
                        case TOO_LARGE -> Failures.tooLarge(found.mostBody());
                        case NO_MEMORY -> Failures.busy();
                    };
                    refuseBody(answer);
                });
    }

    private void answer(Route found, String pathParameter, byte[] body, Runnable release) {
        peer.working();
        switch (Query.parse(http.query())) {
            case Checked.Faulty<Query>(var violations) -> {
                release.run();
                send(Failures.badRequest(violations));
            }
            case Checked.Ok<Query>(var query) -> {
                Request request = new Request(
                        NetworkId.NIL, pathParameter, query, body, client, CacheDirectives.of(http.headers()));
                if (found.operation() instanceof PromptOperation prompt) {
                    answer(found, prompt, request, release);
                } else {
                    answerOnThread(found, request, release);
                }
            }
        }
    }

    /** What is known at once keeps nobody from being answered, so it is told however many wait for something else. */
    private void answer(Route found, PromptOperation operation, Request request, Runnable release) {
        switch (start(found, operation, request)) {
            case Prompt.Known<Answer>(var answer) -> {
                release.run();
                send(answer);
            }
            case Prompt.Open<Answer> open when engine.requests().take(1) -> await(found, begin(open), release);
            case Prompt.Open<Answer> _ -> {
                release.run();
                send(Failures.busy());
            }
        }
    }

    private static Prompt<Answer> start(Route found, PromptOperation operation, Request request) {
        try {
            return operation.start(request);
        } catch (RuntimeException | Error e) {
            return new Prompt.Known<>(failure(found, e));
        }
    }

    private static CompletableFuture<Answer> begin(Prompt.Open<Answer> open) {
        try {
            return open.begin();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void await(Route found, CompletableFuture<Answer> answer, Runnable release) {
        if (answer.isDone()) {
            finish(found, answer, release);
        } else {
            Context loop = engine.vertx().getOrCreateContext();
            Thread here = Thread.currentThread();
            var _ = answer.whenComplete((_, _) -> {
                if (Thread.currentThread() == here) {
                    finish(found, answer, release);
                } else {
                    loop.runOnContext(_ -> finish(found, answer, release));
                }
            });
        }
    }

    private void finish(Route found, CompletableFuture<Answer> answer, Runnable release) {
        engine.requests().giveBack(1);
        release.run();
        send(
                switch (answer.state()) {
                    case SUCCESS -> answer.resultNow();
                    case FAILED -> failure(found, answer.exceptionNow());
                    case CANCELLED, RUNNING -> throw new IllegalStateException("it is done, and no one cancels");
                });
    }

    private void answerOnThread(Route found, Request request, Runnable release) {
        Context loop = engine.vertx().getOrCreateContext();
        boolean taken = engine.run(() -> {
            Answer answer = safely(found, request);
            loop.runOnContext(_ -> {
                release.run();
                send(answer);
            });
        });
        if (!taken) {
            release.run();
            send(Failures.busy());
        }
    }

    private void send(Answer whole) {
        orClose(() -> {
            Answer answer = EntityTag.unlessKnown(whole, http.headers().getAll(HttpHeaders.IF_NONE_MATCH));
            peer.waitFor();
            reply.end(answer).onComplete(_ -> {
                record(answer);
                peer.waitFor();
            });
        });
    }

    /** An answer that cannot be written must not leave the client waiting for it. */
    private void orClose(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException | Error e) {
            record(Failures.internal(e, http.method().name() + " " + route));
            http.connection().close();
        }
    }

    /** Answers before the body is here, and lets it come to keep the connection. */
    private void refuse(Answer answer) {
        if (BodyReader.hasBody(http)) {
            orClose(() -> reply.endAfterBody(answer, engine.vertx(), false).onComplete(_ -> record(answer)));
        } else {
            send(answer);
        }
    }

    /** Answers a body that is not wanted. */
    private void refuseBody(Answer answer) {
        orClose(() -> reply.endAfterBody(answer, engine.vertx(), true).onComplete(_ -> record(answer)));
    }

    private void record(Answer answer) {
        engine.recorder()
                .record(new RequestRecorder.Entry(
                        http.method().name(),
                        route,
                        answer.status(),
                        Duration.ofNanos(System.nanoTime() - started),
                        http.bytesRead(),
                        client));
    }

    private static Answer safely(Route found, Request request) {
        try {
            return found.operation().answer(request);
        } catch (RuntimeException | Error e) {
            // Whatever it is, the client must not wait for an answer that never comes.
            return failure(found, e);
        }
    }

    private static Answer failure(Route found, Throwable fault) {
        String name = found.method() + " " + found.path().text();
        return fault instanceof RuntimeException e ? Failures.of(e, name) : Failures.internal(fault, name);
    }
}
