package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.service.QuotaSettings;
import dev.talos.testing.ApiClient.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchImportTest extends HttpTest {

    private static final String BATCH = IMPORTED + ":batchImport";
    private static final String ERROR = "BATCH_CREATE_IMPORTED_API_KEYS_ERROR_";

    private static List<ObjectNode> keys(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> key(name + i)).toList();
    }

    private static List<String> codes(JsonNode results) {
        return results.valueStream()
                .map(result -> result.path("error_code").asText().replace(ERROR, ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED + ":batchImport", IMPORTED + ":batchCreate"})
    void works_under_both_names(String path) {
        Answer answer = client.post(path, batch(keys(path, 2)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("success_count").asInt()).isEqualTo(2);
    }

    @Test
    void a_batch_all_beyond_the_quota_is_a_402_with_a_code_for_each() {
        server.quota(new QuotaSettings(0L));
        try {
            Answer answer = client.post(BATCH, batch(keys("beyond-quota-", 3)));

            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.reason()).isEqualTo("API_KEY_QUOTA_EXCEEDED");
            assertThat(codes(answer.json().at("/error/details").findPath("results")))
                    .containsExactly("RESOURCE_EXHAUSTED", "RESOURCE_EXHAUSTED", "RESOURCE_EXHAUSTED");
        } finally {
            server.quota(new QuotaSettings(null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takes_one_to_a_thousand_items(int count) {
        Answer answer = client.post(BATCH, batch(keys("many-" + count + "-", count)));

        assertThat(answer.json().get("success_count").asInt()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void takes_no_other_number_of_items(int count) {
        assertThat(client.post(BATCH, batch(keys("wrong-number-", count))).faultyFields())
                .containsExactly("requests");
    }

    @Test
    void imports_nothing_of_a_batch_that_is_too_long() {
        client.post(BATCH, batch(keys("too-long-", 1001)));

        assertThat(client.verify("too-long-0").json().get("is_valid").asBoolean())
                .isFalse();
    }

    @Test
    void tells_of_each_item_what_became_of_it_in_their_order() {
        client.imported("batch-there");
        List<JsonNode> items = List.of(
                key("batch-new"),
                key("batch-there"),
                key("batch-new"),
                key("batch-bad").put("ttl", "never"),
                JsonNodeFactory.instance.numberNode(7));

        JsonNode results = client.post(BATCH, batch(items)).json().get("results");

        assertThat(codes(results))
                .containsExactly("", "ALREADY_EXISTS", "ALREADY_EXISTS", "INVALID_ARGUMENT", "INVALID_ARGUMENT");
    }

    @Test
    void an_item_that_repeats_another_names_it() {
        JsonNode results = client.post(BATCH, batch(List.of(key("b-1"), key("b-2"), key("b-2"))))
                .json()
                .get("results");

        assertThat(results.at("/2/error_message").asText()).contains("requests[1]");
    }

    @Test
    void a_fault_is_named_with_the_place_of_its_item() {
        Answer answer = client.post(BATCH, batch(List.of(key("b-3"), key("b-4").put("ttl", 7))));

        assertThat(answer.json().at("/results/1/error_message").asText()).contains("requests[1].ttl");
    }

    @Test
    void counts_what_succeeded_and_what_failed() {
        JsonNode json = client.post(BATCH, batch(List.of(key("b-5"), key("b-5"), key("b-6"))))
                .json();

        assertThat(List.of(
                        json.get("success_count").asInt(),
                        json.get("failure_count").asInt()))
                .containsExactly(2, 1);
    }

    @Test
    void a_batch_of_invalid_items_is_a_400_with_all_results_in_its_details() {
        Answer answer = client.post(
                BATCH, batch(List.of(key("b-7").put("x", 1), key("b-8").put("x", 1))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer.json().at("/error/details/1/results")))
                .containsExactly("INVALID_ARGUMENT", "INVALID_ARGUMENT");
    }

    @Test
    void a_batch_of_known_keys_is_a_409() {
        client.post(BATCH, batch(keys("known-", 3)));

        Answer answer = client.post(BATCH, batch(keys("known-", 3)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("API_KEY_EXISTS");
    }

    @Test
    void the_same_batch_with_request_ids_again_succeeds_again() {
        List<ObjectNode> items = keys("retried-", 3);
        items.forEach(item -> item.put("request_id", item.get("raw_key").asText()));
        JsonNode first = client.post(BATCH, batch(items)).json();

        assertThat(client.post(BATCH, batch(items)).json()).isEqualTo(first);
    }
}
