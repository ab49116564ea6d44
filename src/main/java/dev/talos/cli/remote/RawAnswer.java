package dev.talos.cli.remote;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer as it came, whoever gave it. */
public final class RawAnswer {
    private final HttpRequest request;
    private final HttpResponse<byte[]> response;

    private RawAnswer(HttpRequest request, HttpResponse<byte[]> response) {
        this.request = request;
        this.response = response;
    }

    static RawAnswer of(HttpRequest request, HttpResponse<byte[]> response) {
        return new RawAnswer(request, response);
    }

    public int status() {
        return response.statusCode();
    }

    /** The header that says when to come back: seconds, or a date of HTTP. */
    public Optional<String> retryAfter() {
        return response.headers().firstValue("Retry-After");
    }

    public byte[] body() {
        return response.body();
    }

    /**
     * The answer of a Talos server.
     *
     * @throws dev.talos.cli.command.CommandFailure when it is none, such as the page of a proxy
     */
    public Answer read() {
        return AnswerReader.read(request, response.statusCode(), response.body());
    }
}
