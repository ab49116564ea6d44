package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.LegacyRow;
import dev.talos.testing.LegacyStores;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of real stores, made by each store's own scheme, move into a server. */
class RealStoresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicReference<KeyStore> store = new AtomicReference<>();

    private TestServer server;
    private ApiClient client;

    static Stream<Named<LegacyRow>> stores() {
        return LegacyStores.all().entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(directory, Limits.usual(), real -> {
            store.set(real);
            return real;
        });
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_key_of_a_row_is_valid_from_then_on(LegacyRow row) {
        String keyId = imported(row);

        assertThat(client.verify(row.rawKey()).text("key_id")).isEqualTo(keyId);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_key_is_valid_after_its_row_became_an_ordinary_one(LegacyRow row) throws InterruptedException {
        String keyId = imported(row);
        client.verify(row.rawKey());
        awaitRewrite();

        assertThat(client.verify(row.rawKey()).text("key_id")).isEqualTo(keyId);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void another_key_is_not_found(LegacyRow row) {
        imported(row);

        assertThat(client.verdict(row.rawKey() + "x")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_key_that_differs_in_its_middle_is_not_found(LegacyRow row) {
        imported(row);
        StringBuilder other = new StringBuilder(row.rawKey());
        int middle = other.length() - 10;
        other.setCharAt(middle, other.charAt(middle) == 'x' ? 'y' : 'x');

        assertThat(client.verdict(other.toString())).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_a_thief_found_in_the_old_store_is_not_found(LegacyRow row) {
        imported(row);

        assertThat(client.verdict(row.stored())).isEqualTo("NOT_FOUND");
        assertThat(client.verdict(row.hashedKey().get("digest").asText())).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void the_same_row_is_not_taken_twice(LegacyRow row) {
        imported(row);

        assertThat(client.importKey(row.request()).reason()).isEqualTo("API_KEY_EXISTS");
    }

    private String imported(LegacyRow row) {
        Answer answer = client.importKey(row.request());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("key_id");
    }

    private void awaitRewrite() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (store.get().legacySchemes(NetworkId.NIL).stream().anyMatch(each -> each.pending() > 0)) {
            if (Instant.now().isAfter(end)) {
                fail("the row is still pending");
            }
            Thread.sleep(10);
        }
    }
}
