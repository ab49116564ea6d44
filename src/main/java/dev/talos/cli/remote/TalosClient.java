package dev.talos.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.GlobalOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls one server over HTTP/1.1. Follows no redirect, which could carry the token elsewhere. */
public final class TalosClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);
    private static final long LONGEST_ANSWER = 256L << 20;

    private final Endpoint endpoint;
    private final Optional<String> token;
    private final HttpClient http;

    /**
     * A client for the server that the options name.
     *
     * @throws CommandFailure when the endpoint or the token cannot be used
     */
    public TalosClient(GlobalOptions options) {
        this.endpoint = Endpoint.parse(options.endpoint());
        this.token = options.token();
        token.ifPresent(TalosClient::checkToken);
        this.http = Connections.client(endpoint, CONNECT_TIMEOUT);
    }

    /** The server that is called. */
    public String endpoint() {
        return endpoint.base();
    }

    private static void checkToken(String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw CommandFailure.usage("the token may hold visible ASCII characters only");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, JsonNode body) {
        return send(withBody("POST", path, body));
    }

    /** Posts a body that is JSON already, and hands back whatever comes. */
    public RawAnswer exchange(String path, byte[] json) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build();
        return RawAnswer.of(request, exchange(request));
    }

    /** Posts with {@code Cache-Control: no-cache}: the server looks into its database, not into its cache. */
    public Answer postUncached(String path, JsonNode body) {
        return send(withBody("POST", path, body).header("Cache-Control", "no-cache"));
    }

    public Answer patch(String path, JsonNode body) {
        return send(withBody("PATCH", path, body));
    }

    private HttpRequest.Builder withBody(String method, String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString(), UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.resolve(path)).header("Accept", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return RawAnswer.of(request, exchange(request)).read();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            // The client's own timeout ends with the headers; this one covers the body too.
            return answer.get(REQUEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw noAnswer(request, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw CommandFailure.unreachable(
                    "NO_ANSWER",
                    AnswerReader.describe(request) + " has no answer after " + REQUEST_TIMEOUT.toSeconds()
                            + " s; it may have been carried out");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("INTERRUPTED", "interrupted");
        }
    }

    /**
     * Drops the connections, with requests that are under way. Without this the JVM, when it exits, waits for 300 ms for
     * the client's thread to come back from the kernel.
     */
    @Override
    public void close() {
        http.shutdownNow();
        try {
            http.awaitTermination(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private CommandFailure noAnswer(HttpRequest request, Throwable cause) {
        return switch (cause) {
            case java.net.ConnectException _ -> unreachable("nobody answers there");
            case HttpConnectTimeoutException _ ->
                unreachable("no connection after " + CONNECT_TIMEOUT.toSeconds() + " s");
            case javax.net.ssl.SSLException e -> unreachable("no secure connection: " + e.getMessage());
            case IOException e ->
                CommandFailure.unreachable(
                        "NO_ANSWER",
                        AnswerReader.describe(request) + " broke off before its answer was complete (" + e.getMessage()
                                + "); it may have been carried out");
            default ->
                CommandFailure.failed(
                        "REQUEST_FAILED",
                        AnswerReader.describe(request) + " failed: "
                                + cause.getClass().getSimpleName());
        };
    }

    private CommandFailure unreachable(String why) {
        return CommandFailure.unreachable("SERVER_UNREACHABLE", endpoint.base() + ": " + why);
    }
}
