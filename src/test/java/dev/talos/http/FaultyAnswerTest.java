package dev.talos.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.service.Prompt;
import dev.talos.telemetry.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that cannot be written. They are a fault of ours, and no client may wait for them until it gives up. */
class FaultyAnswerTest {

    /** Nothing may be written to the wire that ends a header. */
    private static final Answer UNWRITABLE = Answer.noContent().with("Bad", "one\r\ntwo");

    private final Metrics metrics = new Metrics();
    private HttpEngine engine;
    private HttpListener listener;

    @BeforeEach
    void start() {
        engine = new HttpEngine(
                EventLoops.start(),
                Limits.usual(),
                () -> new RequestSettings(ClientIpSource.UNSPECIFIED, true),
                metrics);
        listener = engine.listen(
                new ListenSettings("127.0.0.1", 0),
                Router.of(
                        List.of(
                                route("/at-once", _ -> new Prompt.Known<>(UNWRITABLE)),
                                route("/own-loop", _ -> new Prompt.Open<>(FaultyAnswerTest::onOwnLoop)),
                                route(
                                        "/other-thread",
                                        _ -> new Prompt.Open<>(() -> CompletableFuture.supplyAsync(() -> UNWRITABLE))),
                                Route.on(Set.of(Surface.PUBLIC), "GET", "/blocking", _ -> UNWRITABLE)),
                        EnumSet.allOf(Surface.class)));
    }

    @AfterEach
    void stop() {
        listener.close();
        engine.close();
        metrics.close();
    }

    private static Route route(String path, PromptOperation operation) {
        return Route.on(Set.of(Surface.PUBLIC), "GET", path, operation);
    }

    /** As verifications that were looked up together are answered. */
    private static CompletableFuture<Answer> onOwnLoop() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        EventLoops.current().execute(() -> answer.complete(UNWRITABLE));
        return answer;
    }

    /** All that comes until the server closes the connection. */
    private String everythingFrom(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/own-loop", "/other-thread", "/at-once", "/blocking"})
    void an_answer_that_fails_closes_the_connection(String path) throws IOException {
        assertThat(everythingFrom(path)).isEmpty();
    }

    @Test
    void an_answer_that_fails_is_counted_as_an_error_of_the_server() throws IOException {
        assertThat(everythingFrom("/at-once")).isEmpty();
        assertThat(metrics.scrape()).containsPattern("route=\"/at-once\",status=\"500\"");
    }
}
