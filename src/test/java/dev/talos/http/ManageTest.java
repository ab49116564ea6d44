package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Showing, changing, revoking and deleting one key. */
class ManageTest extends HttpTest {

    private static final String SELF_REVOKE = "/v2alpha1/apiKeys:selfRevoke";

    private static String path(String keyId) {
        return IMPORTED + "/" + keyId;
    }

    private String full(String rawKey) {
        ObjectNode body = key(rawKey);
        body.putArray("scopes").add("read");
        body.putObject("metadata").put("plan", "gold");
        body.putObject("rate_limit_policy").put("quota", 1).put("window", "1s");
        body.putObject("ip_restriction").putArray("allowed_cidrs").add("10.0.0.0/8");
        return client.importKey(body).text("key_id");
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("name", "\"new\"", "name", "new"),
                Arguments.of("scopes", "[\"a\",\"b\"]", "scopes", ""),
                Arguments.of("metadata", "{\"plan\":\"iron\"}", "metadata", ""),
                Arguments.of("rate_limit_policy", "{\"quota\":\"2\",\"window\":\"2s\"}", "rate_limit_policy", ""),
                Arguments.of("ip_restriction", "{\"allowed_cidrs\":[\"::1\"]}", "ip_restriction", ""));
    }

    @Test
    void get_shows_the_key() {
        String keyId = client.imported("m-get");

        assertThat(client.get(path(keyId)).text("key_id")).isEqualTo(keyId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550e8400-e29b-41d4-a716-446655440000", "nope", "%20", "1-1-1-1-1"})
    void an_id_of_no_key_is_a_404_everywhere(String keyId) {
        assertThat(Stream.of(
                        client.get(path(keyId)),
                        client.delete(path(keyId)),
                        client.patch(path(keyId), object().put("name", "x")),
                        client.post(path(keyId) + ":revoke", ""),
                        client.post("/v2alpha1/admin/apiKeys/" + keyId + ":revoke", "")))
                .allMatch(answer -> answer.status() == 404 && answer.reason().equals("API_KEY_NOT_FOUND"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void an_update_sets_a_field(String field, String value, String shown, String text) {
        String keyId = full("m-set-" + field);

        Answer answer = client.send("PATCH", path(keyId), BodyPublishers.ofString("{\"" + field + "\":" + value + "}"));

        assertThat(answer.json().get(shown)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scopes", "metadata", "rate_limit_policy", "ip_restriction"})
    void an_update_clears_what_the_mask_names_and_the_body_does_not_have(String field) {
        String keyId = full("m-clear-" + field);

        assertThat(client.patch(path(keyId) + "?update_mask=" + field, object())
                        .json()
                        .has(field))
                .isFalse();
    }

    @Test
    void an_update_leaves_alone_what_the_mask_does_not_name() {
        String keyId = full("m-mask");

        Answer answer = client.patch(
                path(keyId) + "?update_mask=scopes",
                object().put("name", "not taken")
                        .set("scopes", object().arrayNode().add("w")));

        assertThat(answer.text("name")).isEqualTo("a key");
    }

    @Test
    void the_name_cannot_be_cleared() {
        assertThat(client.patch(path(full("m-name")) + "?update_mask=name", object())
                        .faultyFields())
                .containsExactly("name");
    }

    @Test
    void a_resource_that_was_read_can_be_sent_back() {
        String keyId = full("m-back");
        ObjectNode read = (ObjectNode) client.get(path(keyId)).json();

        assertThat(client.patch(path(keyId), read.put("name", "back")).text("name"))
                .isEqualTo("back");
    }

    @Test
    void the_resource_may_stand_under_its_name() {
        String keyId = full("m-wrapped");

        assertThat(client.patch(path(keyId), object().set("imported_api_key", object().put("name", "inner")))
                        .text("name"))
                .isEqualTo("inner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor_id", "raw_key", "name,nope", "*", ","})
    void a_mask_that_names_anything_else_is_refused(String mask) {
        assertThat(client.patch(path(full("m-badmask-" + mask)) + "?update_mask=" + mask, object().put("name", "x"))
                        .faultyFields())
                .contains("update_mask");
    }

    @Test
    void an_update_of_nothing_is_refused() {
        assertThat(client.patch(path(full("m-nothing")), object()).status()).isEqualTo(400);
    }

    @Test
    void an_update_moves_the_update_time() {
        String keyId = client.imported("m-time");
        server.pass(Duration.ofSeconds(1));

        assertThat(client.patch(path(keyId), object().put("name", "x")).text("update_time"))
                .isEqualTo(server.now().toString());
    }

    @Test
    void a_revoked_key_cannot_be_updated() {
        String keyId = client.imported("m-frozen");
        client.post(path(keyId) + ":revoke", "");

        assertThat(client.patch(path(keyId), object().put("name", "x")).reason())
                .isEqualTo("FAILED_PRECONDITION");
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED, "/v2alpha1/admin/apiKeys"})
    void revoke_ends_a_key_with_its_reason(String collection) {
        String keyId = client.imported("m-revoke" + collection);

        Answer answer = client.post(
                collection + "/" + keyId + ":revoke",
                object().put("reason", "REVOCATION_REASON_PRIVILEGE_WITHDRAWN").put("description", "left the firm"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(client.get(path(keyId)).text("revocation_description")).isEqualTo("left the firm");
    }

    @Test
    void a_second_revocation_leaves_the_first_as_it_was() {
        String keyId = client.imported("m-first");
        client.post(path(keyId) + ":revoke", object().put("reason", "REVOCATION_REASON_SUPERSEDED"));
        client.post(path(keyId) + ":revoke", object().put("reason", "REVOCATION_REASON_KEY_COMPROMISE"));

        assertThat(client.get(path(keyId)).text("revocation_reason")).isEqualTo("REVOCATION_REASON_SUPERSEDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"because\"}",
                "{\"reason\":\"REVOCATION_REASON_SUPERSEDED\",\"description\":\"x\"}",
                "{\"reson\":\"REVOCATION_REASON_SUPERSEDED\"}",
                "{\"reason\":7}",
                "[]"
            })
    void a_revocation_that_makes_no_sense_is_refused(String body) {
        assertThat(client.post(path(client.imported("m-" + body)) + ":revoke", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void delete_removes_a_key_once() {
        String keyId = client.imported("m-delete");

        assertThat(Stream.of(
                        client.delete(path(keyId)).status(),
                        client.delete(path(keyId)).status()))
                .containsExactly(204, 404);
    }

    @Test
    void a_deleted_key_can_be_imported_anew() {
        client.delete(path(client.imported("m-anew")));

        assertThat(client.importKey(key("m-anew")).status()).isEqualTo(201);
    }

    @Test
    void a_holder_ends_his_own_key() {
        String keyId = client.imported("m-self");

        assertThat(client.post(
                                SELF_REVOKE,
                                object().put("credential", "m-self").put("reason", "REVOCATION_REASON_KEY_COMPROMISE"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get(path(keyId)).text("status")).isEqualTo("KEY_STATUS_REVOKED");
    }

    @Test
    void a_holder_may_end_his_key_twice() {
        client.imported("m-self-twice");
        client.post(SELF_REVOKE, object().put("credential", "m-self-twice"));

        assertThat(client.post(SELF_REVOKE, object().put("credential", "m-self-twice"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_holder_cannot_say_that_his_privilege_was_withdrawn() {
        client.imported("m-privilege");

        assertThat(client.post(
                                SELF_REVOKE,
                                object().put("credential", "m-privilege")
                                        .put("reason", "REVOCATION_REASON_PRIVILEGE_WITHDRAWN"))
                        .faultyFields())
                .containsExactly("reason");
    }

    @Test
    void whoever_holds_no_key_ends_none() {
        assertThat(client.post(SELF_REVOKE, object().put("credential", "m-stranger"))
                        .reason())
                .isEqualTo("UNKNOWN_CREDENTIAL");
    }
}
