package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient.Answer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest extends HttpTest {

    private void importFor(String actor, int count) {
        List<ObjectNode> items = IntStream.range(0, count)
                .mapToObj(i -> key(actor + "-" + i).put("name", actor + "-" + i).put("actor_id", actor))
                .toList();
        client.post(IMPORTED + ":batchImport", batch(items));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private Answer list(String query) {
        return client.get(IMPORTED + "?" + query);
    }

    private static List<String> names(Answer page) {
        return page.json()
                .get("imported_api_keys")
                .valueStream()
                .map(key -> key.get("name").asText())
                .toList();
    }

    @Test
    void shows_the_newest_first() {
        importFor("order", 3);

        assertThat(names(list("actor_id=order"))).containsExactly("order-2", "order-1", "order-0");
    }

    @Test
    void pages_show_every_key_once() {
        importFor("pages", 7);
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = list("actor_id=pages&page_size=3&page_token=" + token);
            seen.addAll(names(page));
            token = page.text("next_page_token");
        } while (!token.isEmpty());

        assertThat(seen).containsExactly("pages-6", "pages-5", "pages-4", "pages-3", "pages-2", "pages-1", "pages-0");
    }

    @Test
    void keys_that_come_in_between_two_pages_do_not_move_the_second() {
        importFor("stable", 4);
        String token = list("actor_id=stable&page_size=2").text("next_page_token");
        client.importKey(key("stable-new").put("actor_id", "stable"));

        assertThat(names(list("actor_id=stable&page_size=2&page_token=" + token)))
                .containsExactly("stable-1", "stable-0");
    }

    @Test
    void fifty_keys_are_a_page_when_nobody_says_otherwise() {
        importFor("usual", 51);

        assertThat(names(list("actor_id=usual"))).hasSize(50);
    }

    @Test
    void a_page_has_at_most_a_thousand_keys() {
        importFor("most", 1000);
        client.importKey(key("most-more").put("actor_id", "most"));

        assertThat(names(list("actor_id=most&page_size=5000"))).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000000", "9223372036854775808", "99999999999999999999999999999999999999999"})
    void a_page_size_of_many_digits_is_only_large(String size) {
        importFor("digits", 1);

        assertThat(names(list("actor_id=digits&page_size=" + size))).containsExactly("digits-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5"})
    void a_page_size_that_is_no_number_is_refused(String size) {
        assertThat(list("page_size=" + size).faultyFields()).containsExactly("page_size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor_id=\"some one\" AND status=KEY_STATUS_REVOKED",
                "status = KEY_STATUS_REVOKED AND actor_id = \"some one\"",
                "status=\"KEY_STATUS_REVOKED\"   AND actor_id=\"some one\""
            })
    void a_filter_shows_what_fits(String filter) {
        String keyId = client.importKey(
                        key("filtered" + filter).put("actor_id", "some one").put("name", filter))
                .text("key_id");
        client.importKey(key("other" + filter).put("actor_id", "some one").put("name", "active"));
        client.post(IMPORTED + "/" + keyId + ":revoke", "");

        assertThat(names(list("filter=" + encoded(filter)))).contains(filter).doesNotContain("active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"x\"",
                "actor_id>\"x\"",
                "actor_id=\"x\" OR status=KEY_STATUS_ACTIVE",
                "actor_id=\"x\" AND actor_id=\"y\"",
                "status=ACTIVE",
                "actor_id=\"x",
                "AND",
                "actor_id"
            })
    void a_filter_of_another_kind_is_refused_with_what_is_allowed(String filter) {
        Answer answer = list("filter=" + encoded(filter));

        assertThat(answer.faultyFields()).containsExactly("filter");
        assertThat(answer.message()).contains("allowed are");
    }

    @Test
    void a_page_token_of_another_filter_is_refused() {
        importFor("token", 3);
        String token = list("actor_id=token&page_size=1").text("next_page_token");

        assertThat(list("page_size=1&page_token=" + token).faultyFields()).containsExactly("page_token");
    }

    @Test
    void a_page_token_that_was_changed_is_refused() {
        importFor("changed", 3);
        String token = list("actor_id=changed&page_size=1").text("next_page_token");
        String changed = (token.startsWith("A") ? "B" : "A") + token.substring(1);

        assertThat(list("actor_id=changed&page_token=" + changed).faultyFields())
                .containsExactly("page_token");
    }

    @Test
    void a_misspelt_parameter_is_refused() {
        assertThat(list("actor=x").status()).isEqualTo(400);
    }

    @Test
    void an_empty_list_is_a_list() {
        assertThat(names(list("actor_id=nobody-at-all"))).isEmpty();
    }
}
