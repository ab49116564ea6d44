package dev.talos.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does. */
class StopIT {

    private static final int KILLED_BY_SIGTERM = 143;
    private static final Pattern STOPPING = Pattern.compile("stopping");
    private static final Pattern STARTING = Pattern.compile("signatures of tokens");
    private static final Pattern OPS = Pattern.compile("metrics and health at (http:[\\\\/\\w.:]+)");

    @Test
    void a_request_in_flight_is_answered_before_the_server_ends(@TempDir Path directory) throws IOException {
        List<String> rawKeys =
                Stream.iterate(0, i -> i + 1).limit(1000).map(i -> "key-" + i).toList();
        byte[] body = HttpCaller.batch(rawKeys).toString().getBytes(UTF_8);
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev")) {
            URI url = server.url();
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(
                        "POST /v2alpha1/admin/importedApiKeys:batchImport HTTP/1.1\r\nHost: talos\r\nContent-Length: %d\r\n\r\n"
                                .formatted(body.length)
                                .getBytes(UTF_8));
                out.write(body, 0, body.length / 2);
                out.flush();
                waitUntilServing(server);
                server.terminate();
                server.waitFor(STOPPING);
                assertNotReady(server);
                out.write(body, body.length / 2, body.length - body.length / 2);
                out.flush();

                String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();

                assertThat(status).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(server.exitCode()).isEqualTo(KILLED_BY_SIGTERM);
        }
    }

    /** On the listener for operators, which is the last to close. */
    private static void assertNotReady(ServerProcess server) {
        URI ops = URI.create(server.waitFor(OPS).group(1).replace("\\", ""));
        try (HttpCaller caller = new HttpCaller(ops)) {
            assertThat(caller.get("/health/ready").status()).isEqualTo(503);
        }
    }

    @Test
    void a_server_that_is_still_starting_ends_in_good_order(@TempDir Path directory) {
        try (ServerProcess server = ServerProcess.launch(directory, Map.of(), "serve", "--dev")) {
            server.waitFor(STARTING);
            server.terminate();

            assertThat(server.exitCode()).isEqualTo(KILLED_BY_SIGTERM);
            assertThat(server.output()).containsPattern("stopping|STOPPED").doesNotContain("Exception");
        }
    }

    @Test
    void an_idle_server_ends_at_once(@TempDir Path directory) {
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev")) {
            server.terminate();

            assertThat(server.exitCode()).isEqualTo(KILLED_BY_SIGTERM);
        }
    }

    /** Another request has been answered, so the half one before it has been read as far as it goes. */
    private static void waitUntilServing(ServerProcess server) {
        try (HttpCaller caller = new HttpCaller(server.url())) {
            assertThat(caller.get("/health/ready").status()).isEqualTo(200);
        }
    }
}
