package dev.talos.http;

import static dev.talos.testing.ApiClient.ISSUED;
import static dev.talos.testing.ApiClient.key;
import static dev.talos.testing.ApiClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.service.QuotaSettings;
import dev.talos.testing.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making keys, and what can be done with one. */
class IssueTest extends HttpTest {

    private static ObjectNode least() {
        return object().put("name", "a key").put("actor_id", "someone");
    }

    private static String id(Answer issued) {
        return issued.json().at("/issued_api_key/key_id").asText();
    }

    private static String path(Answer issued) {
        return ISSUED + "/" + id(issued);
    }

    @AfterEach
    void lift_the_quota() {
        server.quota(new QuotaSettings(null));
    }

    @Test
    void the_secret_of_a_new_key_is_valid() {
        Answer issued = client.issued(least());

        assertThat(client.verify(issued.text("secret")).text("key_id")).isEqualTo(id(issued));
    }

    @Test
    void a_key_shows_the_prefix_of_its_visibility() {
        Answer secret = client.issued(least());
        Answer open = client.issued(least().put("visibility", "KEY_VISIBILITY_PUBLIC"));

        assertThat(secret.text("secret")).startsWith("talos_v1_");
        assertThat(open.text("secret")).startsWith("pub_v1_");
    }

    @Test
    void a_request_id_that_comes_again_finds_the_key_and_shows_no_secret() {
        Answer first = client.issued(least().put("request_id", "again"));
        Answer second = client.issued(least().put("request_id", "again").put("name", "another"));

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.json().has("secret")).isFalse();
    }

    @Test
    void a_key_beyond_the_quota_is_a_402() {
        server.quota(new QuotaSettings(0L));

        Answer answer = client.post(ISSUED, least());

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.reason()).isEqualTo("API_KEY_QUOTA_EXCEEDED");
    }

    @Test
    void an_import_beyond_the_quota_is_a_402() {
        server.quota(new QuotaSettings(0L));

        assertThat(client.importKey(key("i-quota")).status()).isEqualTo(402);
    }

    @Test
    void get_shows_the_key_and_never_its_secret() {
        Answer issued = client.issued(least());

        assertThat(client.get(path(issued)).json()).isEqualTo(issued.json().get("issued_api_key"));
    }

    @Test
    void a_list_has_issued_keys_only() {
        String keyId = id(client.issued(least().put("actor_id", "i-lister")));
        client.importKey(key("i-lister").put("actor_id", "i-lister"));

        assertThat(client.get(ISSUED + "?actor_id=i-lister").json().get("issued_api_keys"))
                .extracting(found -> found.get("key_id").asText())
                .containsExactly(keyId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"new\"}", "{\"issued_api_key\":{\"name\":\"new\"}}"})
    void an_update_changes_the_key(String body) {
        Answer issued = client.issued(least());

        client.send("PATCH", path(issued), BodyPublishers.ofString(body));

        assertThat(client.get(path(issued)).text("name")).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUED, "/v2alpha1/admin/apiKeys"})
    void a_revoked_key_is_refused(String collection) {
        Answer issued = client.issued(least());

        client.post(collection + "/" + id(issued) + ":revoke", "");

        assertThat(client.verdict(issued.text("secret"))).isEqualTo("REVOKED");
    }

    @Test
    void a_holder_ends_his_own_key() {
        String secret = client.issued(least()).text("secret");

        client.post("/v2alpha1/apiKeys:selfRevoke", object().put("credential", secret));

        assertThat(client.verdict(secret)).isEqualTo("REVOKED");
    }

    @Test
    void an_issued_key_is_not_imported() {
        Answer answer = client.importKey(key(client.issued(least()).text("secret")));

        assertThat(answer.reason()).isEqualTo("FAILED_PRECONDITION");
    }

    @Test
    void an_imported_key_is_not_found_among_the_issued_ones() {
        String path = ISSUED + "/" + client.imported("i-other-kind");

        assertThat(Stream.of(
                        client.get(path),
                        client.patch(path, object().put("name", "x")),
                        client.post(path + ":rotate", ""),
                        client.post(path + ":revoke", "")))
                .allMatch(answer -> answer.reason().equals("API_KEY_NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 7",
                "name | ''",
                "actor_id | []",
                "scopes | \"read\"",
                "ttl | 60",
                "ttl | \"0s\"",
                "metadata | []",
                "visibility | \"PUBLIC\"",
                "rate_limit_policy | 7",
                "ip_restriction | []",
                "request_id | 3",
                "raw_key | \"x\""
            })
    void a_field_that_is_wrong_is_named(String field, String value) {
        String json = value.isEmpty() ? "\"\"" : value;
        String rest = least().without(field).toString().substring(1);

        assertThat(client.post(ISSUED, "{\"" + field + "\":" + json + "," + rest)
                        .faultyFields())
                .containsExactly(field);
    }
}
