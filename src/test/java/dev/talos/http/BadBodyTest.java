package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.VERIFY;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no requests. */
class BadBodyTest extends HttpTest {

    private static final int HUNDRED_MB = 100_000_000;

    static Stream<byte[]> noJson() {
        return Stream.of(
                new byte[0],
                bytes(" "),
                bytes("{"),
                bytes("{\"credential\":\"x\""),
                bytes("{\"credential\":\"x"),
                bytes("{\"credential\":\"x\"} {}"),
                bytes("{'credential':'x'}"),
                bytes("{\"credential\":\"x\",}"),
                bytes("[\"x\"]"),
                bytes("\"x\""),
                bytes("null"),
                bytes("NaN"),
                bytes("{\"credential\":\"x\",\"credential\":\"y\"}"),
                bytes("{\"credential\":\"x\\ud83d\"}"),
                bytes("[".repeat(10_000)),
                bytes("{\"a\":".repeat(10_000)),
                bytes("{\"a\":" + "9".repeat(100_000) + "}"),
                bytes("\uFEFF{\"credential\":\"x\"}"),
                "{\"credential\":\"x\"}".getBytes(UTF_16),
                new byte[] {'{', '"', 'c', (byte) 0xff, '"', ':', '1', '}'},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {0, 0, 0, 0});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void a_body_that_is_no_request_is_a_400_with_one_violation(byte[] body) {
        Answer answer = client.post(VERIFY, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faultyFields()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void in_a_batch_too(byte[] body) {
        assertThat(client.post(IMPORTED + ":batchImport", body).status()).isEqualTo(400);
    }

    @Test
    void the_place_of_the_fault_is_told_and_the_text_there_is_not() {
        Answer answer = client.post(VERIFY, "{\n  \"credential\": sk_live_secret }");

        assertThat(answer.message()).contains("line 2").doesNotContain("sk_live");
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, IMPORTED, IMPORTED + ":batchImport"})
    void a_hundred_megabytes_are_a_413_that_the_sender_gets_to_read(String path) {
        Answer answer = client.send("POST", path, BodyPublishers.ofByteArray(new byte[HUNDRED_MB]));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.reason()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_hundred_megabytes_of_which_nobody_said_how_many_are_a_413_too() {
        Answer answer = client.send("POST", VERIFY, BodyPublishers.ofInputStream(() -> endingAfter(HUNDRED_MB)));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void two_mebibytes_are_still_read() {
        String padding = " ".repeat(2 * 1024 * 1024 - 18);

        assertThat(client.post(VERIFY, "{\"credential\":\"x\"}" + padding).status())
                .isEqualTo(200);
    }

    @Test
    void a_credential_of_sixteen_kibibytes_is_looked_up() {
        assertThat(client.verify("x".repeat(16 * 1024)).status()).isEqualTo(200);
    }

    @Test
    void a_longer_credential_is_refused() {
        assertThat(client.verify("x".repeat(16 * 1024 + 1)).faultyFields()).containsExactly("credential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"credential\":\"\"}", "{\"credential\":null}"})
    void no_credential_has_a_reason_of_its_own(String body) {
        assertThat(client.post(VERIFY, body).reason()).isEqualTo("CREDENTIAL_REQUIRED");
    }

    private static InputStream endingAfter(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
