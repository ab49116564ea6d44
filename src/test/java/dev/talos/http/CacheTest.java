package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.storage.cache.CachedKeyStore;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller of the API sees of the cache. */
class CacheTest {

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private final Metrics metrics = new Metrics();
    private TestServer server;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(
                directory,
                Limits.usual(),
                store -> CachedKeyStore.of(
                        new GatedStore(store, gate),
                        CacheSettings.LEAST_BYTES,
                        () -> Duration.ofHours(1),
                        System::nanoTime,
                        metrics));
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        metrics.close();
    }

    private Answer verify(String credential, String header, String value) {
        String body = ApiClient.object().put("credential", credential).toString();
        return client.send("POST", ApiClient.VERIFY, BodyPublishers.ofString(body), header, value);
    }

    private static String fromCache(Answer answer) {
        return answer.header("Talos-Cache");
    }

    private void breakDatabase() {
        gate.set(() -> {
            throw new AssertionError("the database is asked");
        });
    }

    @Test
    void the_first_look_is_a_miss_and_the_second_a_hit() {
        client.imported("raw");

        assertThat(fromCache(client.verify("raw"))).isEqualTo("MISS");
        assertThat(fromCache(client.verify("raw"))).isEqualTo("HIT");
    }

    @Test
    void a_hit_needs_no_database() {
        client.imported("raw");
        client.verify("raw");
        breakDatabase();

        assertThat(client.verdict("raw")).isEqualTo("valid");
    }

    @Test
    void issued_keys_are_remembered_too() {
        String secret = client.issued(ApiClient.object().put("name", "a key").put("actor_id", "someone"))
                .text("secret");
        client.verify(secret);
        breakDatabase();

        assertThat(fromCache(client.verify(secret))).isEqualTo("HIT");
    }

    @Test
    void a_batch_is_answered_from_the_cache() {
        client.imported("raw");
        client.verify("raw");
        breakDatabase();
        ObjectNode body = ApiClient.object();
        body.putArray("requests").addObject().put("credential", "raw");

        assertThat(client.post("/v2alpha1/admin/apiKeys:batchVerify", body)
                        .json()
                        .at("/results/0/is_valid")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control, no-cache",
        "cache-control, 'max-age=0, No-Cache'",
        "Pragma, No-Cache",
        "Cache-Control, no-store"
    })
    void a_caller_can_ask_for_the_truth(String header, String value) {
        client.imported("raw");
        client.verify("raw");

        assertThat(fromCache(verify("raw", header, value))).isEqualTo("MISS");
    }

    @Test
    void what_no_cache_reads_is_remembered() {
        client.imported("raw");
        verify("raw", "Cache-Control", "no-cache");

        assertThat(fromCache(client.verify("raw"))).isEqualTo("HIT");
    }

    @Test
    void what_no_store_reads_is_not_remembered() {
        client.imported("raw");
        verify("raw", "Cache-Control", "no-store");

        assertThat(fromCache(client.verify("raw"))).isEqualTo("MISS");
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        String keyId = client.imported("raw");
        client.verify("raw");
        client.post(ApiClient.IMPORTED + "/" + keyId + ":revoke", "{}");

        assertThat(client.verdict("raw")).isEqualTo("REVOKED");
    }

    @Test
    void a_deleted_key_is_gone_at_once() {
        String keyId = client.imported("raw");
        client.verify("raw");
        client.delete(ApiClient.IMPORTED + "/" + keyId);

        assertThat(client.verdict("raw")).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_changed_key_is_told_as_it_is_at_once() {
        String keyId = client.imported("raw");
        client.verify("raw");
        client.patch(
                ApiClient.IMPORTED + "/" + keyId + "?update_mask=scopes",
                ApiClient.object().set("scopes", ApiClient.object().arrayNode().add("new")));

        assertThat(client.verify("raw").json().at("/scopes/0").asText()).isEqualTo("new");
    }

    @Test
    void a_rotated_key_is_refused_at_once() {
        Answer issued = client.issued(ApiClient.object().put("name", "a key").put("actor_id", "someone"));
        client.verify(issued.text("secret"));
        String keyId = issued.json().at("/issued_api_key/key_id").asText();
        client.post(ApiClient.ISSUED + "/" + keyId + ":rotate", "{}");

        assertThat(client.verdict(issued.text("secret"))).isEqualTo("REVOKED");
    }

    @Test
    void an_imported_key_is_valid_at_once_though_it_was_asked_for_before() {
        client.verify("raw");
        client.imported("raw");

        assertThat(client.verdict("raw")).isEqualTo("valid");
    }

    @Test
    void a_remembered_key_expires_on_time() {
        client.importKey(ApiClient.key("raw").put("ttl", "1h"));
        client.verify("raw");
        server.pass(Duration.ofHours(1));

        assertThat(client.verdict("raw")).isEqualTo("EXPIRED");
    }

    @Test
    void the_address_is_judged_each_time() {
        ObjectNode body = ApiClient.key("raw");
        body.putObject("ip_restriction").putArray("allowed_cidrs").add("192.0.2.0/24");
        client.importKey(body);
        client.verify("raw");
        server.settings(new RequestSettings(ClientIpSource.X_REAL_IP, true));

        assertThat(verify("raw", "X-Real-IP", "192.0.2.1")
                        .json()
                        .get("is_valid")
                        .asBoolean())
                .isTrue();
        assertThat(verify("raw", "X-Real-IP", "198.51.100.1").text("error_code"))
                .endsWith("IP_NOT_ALLOWED");
    }

    @Test
    void hits_and_misses_are_counted() {
        client.imported("raw");
        client.verify("raw");
        client.verify("raw");
        client.verify("raw");

        assertThat(metrics.scrape())
                .contains(
                        "talos_cache_lookups_total{result=\"hit\"} 2.0", "talos_cache_lookups_total{result=\"miss\"}");
    }

    @Test
    void a_server_without_a_cache_says_nothing_of_one(@TempDir Path elsewhere) {
        try (TestServer plain = TestServer.start(elsewhere);
                ApiClient caller = new ApiClient(plain.url())) {
            caller.imported("raw");
            caller.verify("raw");

            assertThat(fromCache(caller.verify("raw"))).isEmpty();
        }
    }
}
