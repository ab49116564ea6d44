package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A peer that answers what it is told and keeps what it was asked: for what the real server cannot be made to say, and
 * to see the requests of the client.
 */
public final class ScriptedServer implements AutoCloseable {

    /** A request as it came. */
    public record Received(String method, String path, String query, Map<String, String> headers, String body) {}

    /** An answer to give; its body is made of bytes, for some are no text. */
    private record Reply(int status, String contentType, ByteArrayOutputStream body) {}

    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private ScriptedServer(HttpServer server) {
        this.server = server;
    }

    public static ScriptedServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedServer scripted = new ScriptedServer(http);
            http.createContext("/", scripted::handle);
            http.start();
            return scripted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answer; when there is none left, 200 and an empty object. */
    public ScriptedServer answer(int status, String body) {
        return answer(status, "application/json", body.getBytes(UTF_8));
    }

    public ScriptedServer answer(int status, String contentType, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(body);
        replies.add(new Reply(status, contentType, bytes));
        return this;
    }

    /** The oldest request not yet looked at. */
    public Received received() {
        Received request = received.poll();
        if (request == null) {
            throw new AssertionError("no further request came");
        }
        return request;
    }

    public int unread() {
        return received.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            var uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(new Received(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body));
            if (replies.isEmpty()) {
                answer(200, "{}");
            }
            Reply reply = replies.remove();
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            if (reply.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            }
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().size() == 0 ? -1 : reply.body().size());
            reply.body().writeTo(exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
