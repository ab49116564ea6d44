package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.storage.StoreException;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers are told when the database, or the server itself, does not work. */
class StoreFaultTest {

    private static final String CAUSE = "what the driver said, with SQL in it";
    private static final String SOME_ID = "3f420b15-a9a2-4a0c-9a47-54df11553897";

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private TestServer server;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(directory, Limits.usual(), store -> new GatedStore(store, gate));
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        gate.set(() -> {});
        client.close();
        server.close();
    }

    /** From now on each call of the store throws. */
    private void fail(Supplied fault) {
        gate.set(() -> {
            throw fault.get();
        });
    }

    private interface Supplied {
        RuntimeException get();
    }

    private List<Answer> answersOfAllOperations() {
        ObjectNode reason = ApiClient.object();
        return List.of(
                client.importKey(key("a key")),
                client.post(IMPORTED + ":batchImport", batch(List.of(key("a key")))),
                client.get(IMPORTED),
                client.get(IMPORTED + "/" + SOME_ID),
                client.patch(IMPORTED + "/" + SOME_ID, ApiClient.object().put("name", "new")),
                client.delete(IMPORTED + "/" + SOME_ID),
                client.post(IMPORTED + "/" + SOME_ID + ":revoke", reason),
                client.post("/v2alpha1/admin/apiKeys/" + SOME_ID + ":revoke", reason),
                client.verify("a key"),
                client.post(
                        "/v2alpha1/admin/apiKeys:batchVerify",
                        batch(List.of(ApiClient.object().put("credential", "a key")))),
                client.post("/v2alpha1/apiKeys:selfRevoke", ApiClient.object().put("credential", "a key")));
    }

    @Test
    void a_database_that_is_not_there_is_a_503_from_every_operation() {
        fail(() -> new StoreException.Unavailable("the database is full", new IllegalStateException(CAUSE)));

        assertThat(answersOfAllOperations()).allSatisfy(answer -> {
            assertThat(answer.reason()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.message()).isEqualTo("the database is full");
        });
    }

    @Test
    void a_database_that_takes_too_long_is_a_504_from_every_operation() {
        fail(() -> new StoreException.TimedOut("the database took too long", new IllegalStateException(CAUSE)));

        assertThat(answersOfAllOperations())
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("GATEWAY_TIMEOUT"));
    }

    @Test
    void a_change_that_the_database_did_not_confirm_is_a_504_from_every_operation() {
        fail(() -> new StoreException.Unconfirmed("it may be stored or not", new IllegalStateException(CAUSE)));

        assertThat(answersOfAllOperations())
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("GATEWAY_TIMEOUT"));
    }

    static Stream<RuntimeException> bugs() {
        return Stream.of(
                new StoreException.Broken("a fault of the store", new IllegalStateException(CAUSE)),
                new IllegalStateException(CAUSE));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_fault_is_a_500_that_says_nothing_but_where_to_look(RuntimeException bug) {
        fail(() -> bug);

        assertThat(answersOfAllOperations()).allSatisfy(answer -> {
            assertThat(answer.reason()).isEqualTo("INTERNAL_SERVER_ERROR");
            assertThat(answer.json().toString()).doesNotContain(CAUSE).doesNotContain("Exception");
            assertThat(answer.json().at("/error/details/0/metadata/error_id").asText())
                    .isNotEmpty();
        });
    }

    @Test
    void an_error_of_the_machine_leaves_no_one_waiting() {
        gate.set(() -> {
            throw new StackOverflowError();
        });

        assertThat(client.verify("a key").status()).isEqualTo(500);
    }

    @Test
    void the_server_serves_again_once_the_database_is_back() {
        fail(() -> new StoreException.Unavailable("the database is full", null));
        client.verify("a key");
        gate.set(() -> {});

        assertThat(client.verify("a key").status()).isEqualTo(200);
    }

    @Test
    void without_a_database_the_server_is_alive_and_not_ready() {
        fail(() -> new StoreException.Unavailable("the database is full", null));

        assertThat(client.get("/health/alive").status()).isEqualTo(200);
        assertThat(client.get("/health/ready").status()).isEqualTo(503);
    }

    @Test
    void what_is_in_when_the_database_gives_up_on_a_batch_stays_in_and_the_rest_is_told() {
        AtomicInteger calls = new AtomicInteger();
        gate.set(() -> {
            // Before the keys go in, the schemes in use are read.
            if (calls.incrementAndGet() > 2) {
                throw new StoreException.Unavailable("the database is full", null);
            }
        });
        List<ObjectNode> items =
                IntStream.range(0, 1000).mapToObj(i -> key("key " + i)).toList();

        Answer answer = client.post(IMPORTED + ":batchImport", batch(items));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/failure_count").asInt()).isBetween(1, 999);
        assertThat(answer.json().at("/results/999/error_code").asText())
                .isEqualTo("BATCH_CREATE_IMPORTED_API_KEYS_ERROR_INTERNAL");
    }
}
