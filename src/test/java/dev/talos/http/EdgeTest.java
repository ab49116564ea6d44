package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.VERIFY;
import static dev.talos.testing.Eventually.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, headers: what comes before any operation. */
class EdgeTest extends HttpTest {

    /** Writes to a connection as it is, and reads until it ends. */
    private String raw(String... lines) throws IOException {
        String request = String.join("\r\n", lines) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2alpha1",
                "/v2alpha1/admin/importedApiKeys/",
                "/v2alpha1/admin/importedApiKeys/a/b",
                "/v2alpha1/admin/importedApiKeys/a:nope",
                "/v2alpha1/admin/apiKeys:VERIFY",
                "/favicon.ico"
            })
    void a_path_that_does_not_exist_is_a_404_in_the_envelope(String path) {
        assertThat(client.get(path).reason()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2alpha1/admin/apiKeys:verify, POST",
        "DELETE, /v2alpha1/admin/importedApiKeys, 'GET, HEAD, POST'",
        "PUT, /v2alpha1/admin/importedApiKeys/x, 'DELETE, GET, HEAD, PATCH'",
        "BREW, /health, 'GET, HEAD'"
    })
    void a_method_that_a_path_does_not_take_is_a_405_that_says_which_it_takes(
            String method, String path, String allowed) {
        Answer answer = client.send(method, path, BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void head_is_get_without_the_body() {
        Answer answer = client.send("HEAD", "/health", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/alive", "/health/ready"})
    void health_is_told(String path) {
        assertThat(client.get(path).text("status")).isEqualTo("ok");
    }

    @Test
    void too_many_headers_are_a_431_in_the_envelope() {
        Answer answer = client.send("GET", "/health", BodyPublishers.noBody(), "X-Filler", "x".repeat(17_000));

        assertThat(answer.status()).isEqualTo(431);
    }

    @Test
    void a_request_line_that_is_too_long_is_a_414_in_the_envelope() {
        assertThat(client.get("/health?" + "x".repeat(9000)).status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "GET  HTTP/1.1"})
    void what_is_no_http_is_a_400_in_the_envelope(String request) throws IOException {
        assertThat(raw(request)).matches("(?s)HTTP/1\\.[01] 400.*").contains("\"reason\":\"BAD_REQUEST\"");
    }

    @Test
    void a_body_in_chunks_that_are_none_is_a_400_in_the_envelope() throws IOException {
        assertThat(raw("POST " + VERIFY + " HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "", "zz"))
                .startsWith("HTTP/1.1 400")
                .contains("\"reason\":\"BAD_REQUEST\"");
    }

    @Test
    void whoever_asks_before_sending_a_body_that_is_too_large_need_not_send_it() throws IOException {
        String answer =
                raw("POST " + VERIFY + " HTTP/1.1", "Host: x", "Expect: 100-continue", "Content-Length: 100000000");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void what_one_answer_says_of_its_connection_the_next_does_not() throws IOException {
        String body = "{\"credential\":\"x\"}";
        String rest = "Content-Length: " + body.length() + "\r\n\r\n" + body;

        String answers = raw("POST " + VERIFY + " HTTP/1.0\r\nConnection: keep-alive\r\n" + rest
                + "POST " + VERIFY + " HTTP/1.1\r\nHost: x\r\n" + rest
                + "POST " + VERIFY + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + rest);

        assertThat(answers.split("HTTP/1[.][01] 200"))
                .extracting(answer -> answer.toLowerCase(Locale.ROOT).contains("connection: "))
                .containsExactly(false, true, false, true);
    }

    @Test
    void after_the_answer_to_head_comes_the_next() throws IOException {
        String answers =
                raw("HEAD /health HTTP/1.1", "Host: x", "", "GET /health HTTP/1.1", "Host: x", "Connection: close");

        assertThat(answers).matches("(?s)HTTP/1.1 200[^{]*\r\n\r\nHTTP/1.1 200.*[{].*");
    }

    @Test
    void requests_in_one_go_are_answered_in_their_order() throws IOException {
        String answers =
                raw("GET /health HTTP/1.1", "Host: x", "", "GET /nope HTTP/1.1", "Host: x", "Connection: close");

        assertThat(answers).matches("(?s)HTTP/1.1 200.*HTTP/1.1 404.*");
    }

    @Test
    void answers_with_keys_are_not_for_caches_and_say_nothing_of_the_server() {
        Answer answer = client.get(IMPORTED);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void requests_are_counted_by_route_and_never_by_path() {
        client.get(IMPORTED + "/some-id");

        // Counted once the answer is out.
        await(() -> server.metrics().contains("route=\"/v2alpha1/admin/importedApiKeys/{key_id}\""));
        assertThat(server.metrics()).doesNotContain("some-id");
    }

    @Test
    void the_public_surface_has_self_revocation_public_keys_and_health_and_no_more(@TempDir Path directory) {
        try (TestServer publicServer = TestServer.start(directory, Limits.usual(), EnumSet.of(Surface.PUBLIC));
                ApiClient publicClient = new ApiClient(publicServer.url())) {
            assertThat(publicServer.api().routes().stream()
                            .filter(route -> !route.path().text().contains("{"))
                            .filter(route -> publicClient
                                            .send(route.method(), route.path().text(), BodyPublishers.noBody())
                                            .status()
                                    != 404)
                            .map(route -> route.path().text()))
                    .containsExactlyInAnyOrder(
                            "/v2alpha1/apiKeys:selfRevoke",
                            "/v2alpha1/derivedKeys/jwks.json",
                            "/health",
                            "/health/alive",
                            "/health/ready",
                            "/openapi.yaml");
        }
    }

    @Test
    void the_admin_surface_has_no_self_revocation(@TempDir Path directory) {
        try (TestServer adminServer = TestServer.start(directory, Limits.usual(), EnumSet.of(Surface.ADMIN));
                ApiClient adminClient = new ApiClient(adminServer.url())) {
            assertThat(adminClient.post("/v2alpha1/apiKeys:selfRevoke", "{}").status())
                    .isEqualTo(404);
        }
    }
}
