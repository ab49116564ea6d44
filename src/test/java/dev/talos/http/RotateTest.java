package dev.talos.http;

import static dev.talos.testing.ApiClient.ISSUED;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.Together;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in the place of other keys. */
class RotateTest extends HttpTest {

    private Answer issued() {
        ObjectNode body =
                object().put("name", "a key").put("actor_id", "someone").put("ttl", "1h");
        body.putArray("scopes").add("read");
        body.putObject("metadata").put("plan", "gold");
        return client.issued(body);
    }

    private static String path(Answer issued) {
        return ISSUED + "/" + issued.json().at("/issued_api_key/key_id").asText() + ":rotate";
    }

    @Test
    void the_secret_of_the_successor_is_valid_and_the_old_one_is_not() {
        Answer old = issued();
        Answer rotated = client.post(path(old), "");

        assertThat(List.of(client.verdict(rotated.text("secret")), client.verdict(old.text("secret"))))
                .containsExactly("valid", "REVOKED");
    }

    @Test
    void the_old_key_is_shown_as_superseded() {
        assertThat(client.post(path(issued()), "")
                        .json()
                        .at("/old_issued_api_key/revocation_reason")
                        .asText())
                .isEqualTo("REVOCATION_REASON_SUPERSEDED");
    }

    @Test
    void the_successor_inherits_what_the_body_does_not_have() {
        Answer old = issued();
        List<String> own = List.of("key_id", "create_time", "update_time", "expire_time");

        ObjectNode successor = (ObjectNode) client.post(path(old), "{}").json().get("issued_api_key");

        assertThat(successor.remove(own)).isEqualTo(((ObjectNode) old.json().get("issued_api_key")).remove(own));
    }

    @Test
    void what_the_body_has_overrides() {
        ObjectNode body = object().put("name", "new").put("visibility", "KEY_VISIBILITY_PUBLIC");

        Answer rotated = client.post(path(issued()), body);

        assertThat(rotated.json().at("/issued_api_key/name").asText()).isEqualTo("new");
        assertThat(rotated.text("secret")).startsWith("pub_v1_");
    }

    @Test
    void what_is_empty_overrides_too() {
        Answer rotated = client.post(path(issued()), "{\"scopes\":[],\"metadata\":{}}");

        assertThat(rotated.json().get("issued_api_key").has("scopes")).isFalse();
        assertThat(rotated.json().get("issued_api_key").has("metadata")).isFalse();
    }

    @Test
    void a_key_that_was_rotated_is_not_rotated_again() {
        Answer old = issued();
        client.post(path(old), "");

        assertThat(client.post(path(old), "").reason()).isEqualTo("FAILED_PRECONDITION");
    }

    @Test
    void of_twenty_rotations_at_once_one_wins() {
        String path = path(issued());

        List<Integer> statuses = Together.call(20, _ -> client.post(path, "").status());

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(19);
    }

    @Test
    void after_two_rotations_at_once_the_list_has_one_live_key() {
        String actor = "rotated at once";
        Answer old = client.issued(object().put("name", "a key").put("actor_id", actor));
        List<Answer> answers = Together.call(2, _ -> client.post(path(old), ""));

        String winner = answers.stream()
                .map(answer -> answer.json().at("/issued_api_key/key_id").asText())
                .filter(keyId -> !keyId.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(client.get(ISSUED + "?status=KEY_STATUS_ACTIVE&actor_id=" + actor.replace(' ', '+'))
                        .json()
                        .get("issued_api_keys"))
                .extracting(key -> key.get("key_id").asText())
                .containsExactly(winner);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 7",
                "name | \"\"",
                "scopes | \"read\"",
                "metadata | []",
                "visibility | 1",
                "rate_limit_policy | 7",
                "ip_restriction | []",
                "actor_id | \"x\"",
                "ttl | \"1h\""
            })
    void a_field_that_is_wrong_is_named(String field, String value) {
        assertThat(client.post(path(issued()), "{\"" + field + "\":" + value + "}")
                        .faultyFields())
                .containsExactly(field);
    }
}
