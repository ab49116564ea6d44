package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest extends HttpTest {

    private static final String BATCH = "/v2alpha1/admin/apiKeys:batchVerify";

    private static String error(JsonNode result) {
        return result.get("error_code").asText().replace("VERIFICATION_ERROR_", "");
    }

    private static ObjectNode from(String rawKey, String cidr) {
        ObjectNode body = key(rawKey);
        body.putObject("ip_restriction").putArray("allowed_cidrs").add(cidr);
        return body;
    }

    private String verifyFrom(String credential, String header, String value) {
        JsonNode result = client.send(
                        "POST",
                        ApiClient.VERIFY,
                        BodyPublishers.ofString(
                                object().put("credential", credential).toString()),
                        header,
                        value)
                .json();
        return result.get("is_valid").asBoolean() ? "valid" : error(result);
    }

    @Test
    void a_valid_key_comes_with_all_that_a_caller_needs() {
        ObjectNode body = key("v-full").put("ttl", "1h");
        body.putArray("scopes").add("read");
        body.putObject("metadata").put("plan", "gold");
        String keyId = client.importKey(body).text("key_id");

        assertThat(client.verify("v-full").json())
                .hasToString("{\"is_valid\":true,\"key_id\":\"" + keyId + "\",\"actor_id\":\"someone\","
                        + "\"scopes\":[\"read\"],\"metadata\":{\"plan\":\"gold\"},\"status\":\"KEY_STATUS_ACTIVE\","
                        + "\"visibility\":\"KEY_VISIBILITY_SECRET\",\"expire_time\":\""
                        + server.now().plus(Duration.ofHours(1)) + "\",\"issuer\":\"https://talos.test\"}");
    }

    @Test
    void a_policy_is_told_in_a_header_too() {
        ObjectNode body = key("v-policy");
        body.putObject("rate_limit_policy").put("quota", 100).put("window", "59.5s");
        client.importKey(body);

        assertThat(client.verify("v-policy").header("RateLimit-Policy")).isEqualTo("\"default\";q=100;w=60");
    }

    @Test
    void an_unknown_credential_is_a_200_that_says_so() {
        Answer answer = client.verify("v-nobody's");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(error(answer.json())).isEqualTo("NOT_FOUND");
    }

    @Test
    void an_expired_key_is_named_for_its_holder_is_known() {
        String keyId = client.importKey(key("v-expired").put("ttl", "1s")).text("key_id");
        server.pass(Duration.ofSeconds(2));

        JsonNode result = client.verify("v-expired").json();

        assertThat(List.of(
                        error(result),
                        result.get("status").asText(),
                        result.get("key_id").asText()))
                .containsExactly("EXPIRED", "KEY_STATUS_EXPIRED", keyId);
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        client.post(IMPORTED + "/" + client.imported("v-revoked") + ":revoke", "");

        assertThat(error(client.verify("v-revoked").json())).isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "NO-CACHE", "no-store", "max-age=0, no-cache"})
    void cache_control_is_accepted(String value) {
        client.importKey(key("v-cache-" + value));

        assertThat(verifyFrom("v-cache-" + value, "Cache-Control", value)).isEqualTo("valid");
    }

    @ParameterizedTest
    @CsvSource({
        "UNSPECIFIED, X-Forwarded-For, 10.1.1.1, IP_NOT_ALLOWED",
        "REMOTE_ADDR, X-Forwarded-For, 10.1.1.1, IP_NOT_ALLOWED",
        "X_FORWARDED_FOR, X-Forwarded-For, 10.1.1.1, valid",
        "X_FORWARDED_FOR, X-Forwarded-For, '10.1.1.1, 192.0.2.9', valid",
        "X_FORWARDED_FOR, X-Forwarded-For, '192.0.2.9, 10.1.1.1', IP_NOT_ALLOWED",
        "X_FORWARDED_FOR, X-Forwarded-For, ::ffff:10.1.1.1, valid",
        "X_FORWARDED_FOR, X-Forwarded-For, nonsense, IP_NOT_ALLOWED",
        "CF_CONNECTING_IP, CF-Connecting-IP, 10.1.1.1, valid",
        "X_REAL_IP, X-Real-IP, 10.1.1.1, valid",
        "TRUE_CLIENT_IP, True-Client-IP, 10.1.1.1, valid"
    })
    void an_allowlist_asks_the_configured_source(ClientIpSource source, String header, String value, String verdict) {
        client.importKey(from("v-from", "10.0.0.0/8"));
        server.settings(new RequestSettings(source, true));
        try {
            assertThat(verifyFrom("v-from", header, value)).isEqualTo(verdict);
        } finally {
            server.settings(new RequestSettings(ClientIpSource.UNSPECIFIED, true));
        }
    }

    @Test
    void without_the_header_the_peer_counts() {
        client.importKey(from("v-peer", "127.0.0.0/8"));
        server.settings(new RequestSettings(ClientIpSource.X_REAL_IP, true));
        try {
            assertThat(verifyFrom("v-peer", "X-Real-IP", " ")).isEqualTo("valid");
        } finally {
            server.settings(new RequestSettings(ClientIpSource.UNSPECIFIED, true));
        }
    }

    @Test
    void a_batch_is_answered_in_its_order() {
        String keyId = client.imported("v-batch");
        List<ObjectNode> items = List.of(
                object().put("credential", "v-none"),
                object().put("credential", "v-batch"),
                object().put("credential", ""),
                object());

        List<String> verdicts = client.post(BATCH, batch(items))
                .json()
                .get("results")
                .valueStream()
                .map(result -> result.get("is_valid").asBoolean()
                        ? result.get("key_id").asText()
                        : error(result))
                .toList();

        assertThat(verdicts).containsExactly("NOT_FOUND", keyId, "INVALID_FORMAT", "INVALID_FORMAT");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "100, 200", "0, 400", "101, 400"})
    void a_batch_has_one_to_a_hundred_items(int count, int status) {
        List<ObjectNode> items = IntStream.range(0, count)
                .mapToObj(i -> object().put("credential", "x" + i))
                .toList();

        assertThat(client.post(BATCH, batch(items)).status()).isEqualTo(status);
    }

    @Test
    void a_batch_with_an_item_that_is_no_request_is_refused_whole() {
        assertThat(client.post(BATCH, "{\"requests\":[{\"credential\":\"x\"},{\"credential\":7}]}")
                        .faultyFields())
                .containsExactly("requests[1].credential");
    }

    @Test
    void verdicts_are_counted_by_outcome() {
        client.verify("v-counted");

        assertThat(server.metrics()).containsPattern("talos_verifications_total\\{outcome=\"not_found\"\\} [1-9]");
    }
}
