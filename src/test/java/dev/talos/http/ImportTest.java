package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.Together;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImportTest extends HttpTest {

    /** Whatever can be imported can be verified. */
    static Stream<String> oddKeys() {
        return Stream.of(
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
                "abc_v1_x_y",
                "talos_v1_Qixkm4LLsreXThDjaCq9zKRwKr8gtLUFzewkatHSo8sXK9gQoPB3NVvbHP3xfw7V_93WF2vD3ck6oB26x6LGVQw3D",
                "mc_v1_AgEEbWV0YQ",
                "🔑".repeat(1024),
                "  leading and trailing  ",
                "a\0b",
                "a\nb",
                " ",
                "\"quoted\" \\ and \u0001",
                "x");
    }

    @ParameterizedTest
    @MethodSource("oddKeys")
    void a_key_of_any_shape_is_imported_and_verified(String rawKey) {
        String keyId = client.imported(rawKey);

        assertThat(client.verify(rawKey).text("key_id")).isEqualTo(keyId);
    }

    @ParameterizedTest
    @CsvSource({"'near-1 ',near-1", "NEAR-2,near-2", "néar-3,near-3", "'near-4\u0000',near-4"})
    void a_key_that_is_nearly_the_same_is_another_key(String rawKey, String other) {
        client.imported(rawKey);

        assertThat(client.verify(other).json().get("is_valid").asBoolean()).isFalse();
    }

    @Test
    void the_answer_has_the_key_at_its_top_and_once_more_inside() {
        Answer answer = client.importKey(key("twice-told"));
        ObjectNode top = (ObjectNode) answer.json();

        assertThat(top.remove("imported_api_key")).isEqualTo(top);
    }

    @Test
    void the_answer_has_all_that_was_given_and_never_the_key_itself() {
        ObjectNode body = key("sk_full").put("ttl", "1h30m").put("visibility", "KEY_VISIBILITY_PUBLIC");
        body.putArray("scopes").add("read").add("write");
        body.putObject("metadata").put("n", 7).put("t", "x");
        body.putObject("rate_limit_policy")
                .put("quota", 9007199254740993L)
                .put("window", "1m")
                .put("unit", "calls");
        body.putObject("ip_restriction")
                .putArray("allowed_cidrs")
                .add("10.0.0.0/8")
                .add("::1");

        ObjectNode key = (ObjectNode) client.importKey(body).json().get("imported_api_key");

        String keyId = key.remove("key_id").asText();
        assertThat(UUID.fromString(keyId)).isNotNull();
        // Keys made in the same microsecond are a microsecond apart.
        assertThat(key.toString().replaceAll("\\.5\\d+Z", ".500Z"))
                .isEqualTo("{\"name\":\"a key\",\"actor_id\":\"someone\",\"scopes\":[\"read\",\"write\"],"
                        + "\"metadata\":{\"n\":7,\"t\":\"x\"},\"status\":\"KEY_STATUS_ACTIVE\","
                        + "\"visibility\":\"KEY_VISIBILITY_PUBLIC\",\"create_time\":\"2026-03-01T12:00:00.500Z\","
                        + "\"update_time\":\"2026-03-01T12:00:00.500Z\",\"expire_time\":\"2026-03-01T13:30:00.500Z\","
                        + "\"rate_limit_policy\":{\"quota\":\"9007199254740993\",\"window\":\"60s\",\"unit\":\"calls\"},"
                        + "\"ip_restriction\":{\"allowed_cidrs\":[\"10.0.0.0/8\",\"::1\"]}}");
    }

    @Test
    void numbers_in_metadata_come_back_to_the_letter() {
        String metadata = "{\"big\":12345678901234567890.10,\"nul\":\"\\u0000\"}";

        Answer answer = client.post(
                IMPORTED, "{\"raw_key\":\"sk_meta\",\"name\":\"n\",\"actor_id\":\"a\",\"metadata\":" + metadata + "}");

        assertThat(client.get(IMPORTED + "/" + answer.text("key_id")).json().get("metadata"))
                .hasToString(metadata);
    }

    @Test
    void the_same_key_again_is_refused_and_the_first_is_named() {
        String keyId = client.imported("sk_again");

        Answer answer = client.importKey(key("sk_again"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("API_KEY_EXISTS");
        assertThat(answer.json().at("/error/details/0/metadata/key_id").asText())
                .isEqualTo(keyId);
    }

    @Test
    void of_fifty_imports_of_one_key_at_once_one_succeeds() {
        List<Integer> statuses =
                Together.call(50, _ -> client.importKey(key("sk_wanted")).status());

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(49);
    }

    @Test
    void a_repeated_request_finds_the_key_that_the_first_one_made() {
        String first =
                client.importKey(key("sk_request").put("request_id", "r-1")).text("key_id");

        Answer again = client.importKey(key("sk_other").put("request_id", "r-1").put("name", "other"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("key_id")).isEqualTo(first);
    }

    @Test
    void a_ttl_beyond_the_configured_one_is_refused_by_name() {
        Answer answer = client.importKey(key("sk_ttl").put("ttl", "366d"));

        assertThat(answer.faultyFields()).containsExactly("ttl");
        assertThat(answer.message()).contains("31622400s", "31536000s");
    }

    @Test
    void a_misspelt_field_is_refused_and_the_right_one_is_guessed() {
        Answer answer = client.importKey(key("sk_misspelt").put("tll", "1h"));

        assertThat(answer.faultyFields()).containsExactly("tll");
        assertThat(answer.message()).contains("did you mean ttl?");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        ObjectNode body = ApiClient.object().put("name", "").put("ttl", "soon").put("odd", 1);
        body.putArray("scopes").add("ok").add("");

        assertThat(client.importKey(body).faultyFields())
                .containsExactlyInAnyOrder("raw_key", "name", "actor_id", "ttl", "odd", "scopes[1]");
    }

    @Test
    void half_a_surrogate_pair_is_refused_for_it_would_stand_for_another_key() {
        Answer answer = client.post(IMPORTED, "{\"raw_key\":\"a\\ud800\",\"name\":\"n\",\"actor_id\":\"a\"}");

        assertThat(answer.faultyFields()).containsExactly("raw_key");
    }

    @Test
    void no_error_repeats_the_key() {
        Answer answer =
                client.importKey(key("sk_never_repeat_me").put("ttl", "0s").put("x", 1));

        assertThat(answer.json().toString()).doesNotContain("sk_never_repeat_me");
    }
}
