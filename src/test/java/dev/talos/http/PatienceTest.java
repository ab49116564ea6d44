package dev.talos.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ApiClient;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that keep the server waiting, and a server that keeps its clients waiting. */
@Timeout(30)
class PatienceTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        Limits limits = new Limits(100, 0, PATIENCE, Duration.ofSeconds(5));
        server = TestServer.start(directory, limits, store -> new GatedStore(store, gate));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static String readToTheEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Sends a byte now and then until the server has enough of it. */
    private static void dribble(Socket socket, String bytes) throws InterruptedException {
        try {
            while (true) {
                send(socket, bytes);
                Thread.sleep(PATIENCE.toMillis() / 10);
            }
        } catch (SocketException _) {
            assertThat(socket.isConnected()).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(readToTheEnd(socket)).isEmpty();
        }
    }

    @Test
    void a_connection_that_is_done_is_closed_after_a_while() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(readToTheEnd(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void headers_that_come_byte_by_byte_are_not_waited_for() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ");

            dribble(socket, "x");
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_not_waited_for() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "POST " + ApiClient.VERIFY + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");

            dribble(socket, " ");
        }
    }

    @Test
    void a_request_that_takes_the_server_long_is_answered_all_the_same() {
        gate.set(() -> sleep(PATIENCE.multipliedBy(3)));
        try (ApiClient client = new ApiClient(server.url())) {
            assertThat(client.verify("a key").status()).isEqualTo(200);
        }
    }

    @Test
    void a_request_in_flight_is_answered_after_the_listener_was_told_to_stop() throws Exception {
        try (ApiClient client = new ApiClient(server.url())) {
            AtomicReference<Thread> stopping = new AtomicReference<>();
            gate.set(() -> {
                stopping.set(Thread.ofVirtual().start(server::stopListening));
                sleep(PATIENCE);
            });

            assertThat(client.verify("a key").status()).isEqualTo(200);
            stopping.get().join();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
