package dev.talos.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.RawServer;
import dev.talos.testing.ScriptedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of answers that the real server does not give. */
class OddAnswersTest {
    private static final String NOT_FOUND = """
            {"error":{"code":404,"status":"NOT_FOUND","message":"there is none","details":[
            {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_NOT_FOUND"}]}}""";

    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result get() {
        return Cli.against(server.url()).run("keys", "imported", "get", "id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html>Welcome</html>|not in JSON",
                "502|<html>Bad gateway</html>|not in JSON",
                "404|{\"message\":\"no Route matched\"}|without an error object",
                "200|[]|not with a JSON object",
                "200|\"text\"|not with a JSON object",
                "200|''|empty",
                "200|{\"a\":1} {\"b\":2}|not in JSON",
                "302|<html>Moved</html>|not in JSON"
            })
    void an_answer_that_is_not_of_talos_is_named_with_url_and_status(int status, String body, String how) {
        server.answer(status, body);

        Cli.Result result = get();

        assertThat(result)
                .isEqualTo(new Cli.Result(
                        1,
                        "",
                        "error: UNEXPECTED_ANSWER: GET " + server.url()
                                + "/v2alpha1/admin/importedApiKeys/id was answered with status " + status + ", " + how
                                + "; is this the URL of a Talos server?\n"));
    }

    @Test
    void an_answer_that_is_not_utf_8_is_not_of_talos() {
        server.answer(200, "application/json", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});

        assertThat(get().stderr()).startsWith("error: UNEXPECTED_ANSWER: ");
    }

    @Test
    void an_answer_nested_without_end_is_not_of_talos() {
        server.answer(200, "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(get().stderr()).startsWith("error: UNEXPECTED_ANSWER: ");
    }

    @Test
    void a_redirect_is_not_followed() {
        server.answer(307, "");

        get();

        assertThat(server.unread()).isEqualTo(1);
    }

    @Test
    void an_error_is_one_line_with_the_reason_of_the_server() {
        server.answer(404, NOT_FOUND);

        assertThat(get()).isEqualTo(new Cli.Result(1, "", "error: API_KEY_NOT_FOUND: there is none\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json-pretty", "yaml", "jsonpath=$.error", "jsonpointer=/error"})
    void an_error_leaves_stdout_empty_in_every_format(String format) {
        server.answer(404, NOT_FOUND);

        Cli.Result result = Cli.against(server.url()).run("keys", "imported", "get", "id", "--format", format);

        assertThat(result).isEqualTo(new Cli.Result(1, "", "error: API_KEY_NOT_FOUND: there is none\n"));
    }

    @Test
    void an_error_without_a_reason_has_its_status_for_one() {
        server.answer(503, "{\"error\":{\"status\":\"UNAVAILABLE\",\"message\":\"later\"}}");

        assertThat(get()).isEqualTo(new Cli.Result(1, "", "error: UNAVAILABLE: later\n"));
    }

    @Test
    void a_hostile_error_cannot_paint_the_terminal() {
        server.answer(400, "{\"error\":{\"status\":\"A\\u001b[2J\",\"message\":\"b\\nerror: X\\r\\u0007\\u202e\"}}");

        assertThat(get().stderr()).isEqualTo("error: A\\u001b[2J: b\\nerror: X\\r\\u0007\\u202e\n");
    }

    @Test
    void a_hostile_key_cannot_paint_the_terminal() {
        server.answer(200, "{\"key_id\":\"1\\n2\",\"name\":\"\\u001b[31m\\u009b2J\"}");

        assertThat(get().stdout()).isEqualTo("KEY ID  1\\n2\nNAME    \\u001b[31m\\u009b2J\n");
    }

    @Test
    void a_hostile_id_stays_on_its_line() {
        server.answer(200, "{\"key_id\":\"1\\n2\"}");

        assertThat(Cli.against(server.url())
                        .run("keys", "imported", "get", "id", "-q")
                        .stdout())
                .isEqualTo("1\\n2\n");
    }

    @Test
    void json_is_printed_byte_for_byte() {
        String body = "{ \"b\" :1.10,\n \"a\":\"clé-🔑\" }";
        server.answer(200, body);

        assertThat(Cli.against(server.url())
                        .run("keys", "imported", "get", "id", "--format", "json")
                        .stdout())
                .isEqualTo(body + "\n");
    }

    @Test
    void nobody_there_is_exit_code_3() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + free;

        assertThat(Cli.against(url).run("keys", "imported", "list"))
                .isEqualTo(new Cli.Result(3, "", "error: SERVER_UNREACHABLE: " + url + ": nobody answers there\n"));
    }

    @Test
    void a_host_that_does_not_exist_is_exit_code_3() {
        Cli.Result result = Cli.against("http://nowhere.invalid").run("keys", "imported", "list");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stderr()).startsWith("error: SERVER_UNREACHABLE: http://nowhere.invalid: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"key_id\":", "HTTP/1.1 2"})
    void a_connection_that_is_cut_is_exit_code_3(String sent) {
        try (RawServer cutting = RawServer.sendingToEach(sent.getBytes(UTF_8))) {
            Cli.Result result = Cli.against(cutting.url()).run("keys", "imported", "delete", "id");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.stdout()).isEmpty();
            assertThat(result.stderr())
                    .startsWith("error: NO_ANSWER: DELETE " + cutting.url())
                    .contains("may have been carried out")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_server_that_does_not_speak_http_is_no_crash() {
        try (RawServer ssh = RawServer.sendingToEach("SSH-2.0-OpenSSH_9.2\r\n".getBytes(UTF_8))) {
            Cli.Result result = Cli.against(ssh.url()).run("keys", "imported", "list");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.stderr()).startsWith("error: ").hasLineCount(1);
        }
    }

    @Test
    void tls_against_a_server_without_it_is_exit_code_3() {
        try (RawServer plain = RawServer.sendingToEach("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8))) {
            Cli.Result result =
                    Cli.against(plain.url().replace("http:", "https:")).run("keys", "imported", "list");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.stderr()).contains("no secure connection").hasLineCount(1);
        }
    }
}
