package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches that are only looked at. */
class ValidateOnlyTest extends HttpTest {

    private static final String BATCH = IMPORTED + ":batchImport";

    private static ObjectNode check(List<ObjectNode> items) {
        return batch(items).put("validate_only", true);
    }

    @Test
    void a_key_that_could_be_imported_has_neither_an_id_nor_an_error() {
        Answer answer = client.post(BATCH, check(List.of(key("check-1"))));

        assertThat(answer.json().toString())
                .isEqualTo("{\"validate_only\":true,\"results\":[{\"index\":0}],"
                        + "\"success_count\":1,\"failure_count\":0}");
    }

    @Test
    void nothing_is_imported() {
        client.post(BATCH, check(List.of(key("check-2"))));

        assertThat(client.verdict("check-2")).isEqualTo("NOT_FOUND");
    }

    @Test
    void what_stands_in_the_way_is_told_as_by_an_import() {
        client.imported("check-there");
        List<ObjectNode> items = List.of(
                key("check-3"),
                key("check-there"),
                key("check-3"),
                key("check-4").put("ttl", "never"));

        Answer foretold = client.post(BATCH, check(items));
        Answer done = client.post(BATCH, batch(items));

        assertThat(foretold.json().get("results").findValuesAsText("error_message"))
                .hasSize(3)
                .isEqualTo(done.json().get("results").findValuesAsText("error_message"));
    }

    @Test
    void when_none_could_be_imported_it_is_an_error() {
        client.imported("check-5");
        Answer answer = client.post(BATCH, check(List.of(key("check-5"))));

        assertThat(answer.reason()).isEqualTo("API_KEY_EXISTS");
        assertThat(answer.message()).contains("could be imported");
    }

    @Test
    void it_may_be_false() {
        client.post(BATCH, batch(List.of(key("check-6"))).put("validate_only", false));

        assertThat(client.verdict("check-6")).isEqualTo("valid");
    }

    @Test
    void it_may_stand_before_the_items() {
        client.post(BATCH, "{\"validate_only\":true,\"requests\":[" + key("check-7") + "]}");

        assertThat(client.verdict("check-7")).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_text_in_its_place_is_told() {
        assertThat(client.post(BATCH, batch(List.of(key("check-8"))).put("validate_only", "true"))
                        .faultyFields())
                .containsExactly("validate_only");
    }

    @Test
    void a_misspelt_one_is_told() {
        assertThat(client.post(BATCH, batch(List.of(key("check-9"))).put("validateonly", true))
                        .message())
                .contains("did you mean validate_only?");
    }
}
