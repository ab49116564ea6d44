package dev.talos.storage.sql;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.CommitLosingProxy;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.Keys;
import dev.talos.testing.TestServer;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server of Talos does while its database does not work, and after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerFaultsContract {

    /** Two seconds, and what a busy machine needs to notice. */
    private static final Duration AT_MOST = Duration.ofMillis(2600);

    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final int BATCH = 200;
    private static final int VERIFIED_AT_ONCE = 100;

    private final DatabaseProcess process = startProcess();
    private final AtomicInteger databases = new AtomicInteger();

    abstract DatabaseProcess startProcess();

    @AfterAll
    void stopProcess() {
        process.close();
    }

    private String newDsn() {
        String name = "faults" + databases.incrementAndGet();
        process.create(name);
        return process.dsn(name);
    }

    private record Timed(Answer answer, Duration took) {}

    private static Timed timed(Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void awaitReady(ApiClient client) {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (client.get("/health/ready").status() != 200) {
            assertThat(System.nanoTime()).as("ready again in time").isLessThan(deadline);
            rest(Duration.ofMillis(100));
        }
    }

    private static List<ObjectNode> items(String prefix) {
        return IntStream.range(0, BATCH).mapToObj(i -> key(prefix + " " + i)).toList();
    }

    private static long present(ApiClient client, String prefix) {
        List<ObjectNode> credentials = items(prefix).stream()
                .map(item -> ApiClient.object()
                        .put("credential", item.path("raw_key").asText()))
                .toList();
        return IntStream.range(0, BATCH / VERIFIED_AT_ONCE)
                .mapToObj(i -> credentials.subList(i * VERIFIED_AT_ONCE, (i + 1) * VERIFIED_AT_ONCE))
                .map(part -> client.post("/v2alpha1/admin/apiKeys:batchVerify", batch(part)))
                .mapToLong(answer -> answer.json()
                        .at("/results")
                        .valueStream()
                        .filter(result -> result.path("is_valid").asBoolean())
                        .count())
                .sum();
    }

    /** What two callers saw: one that verifies, one that imports. */
    private static final class Traffic {
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Timed> verifications = new ArrayList<>();
        private final List<Timed> batches = new ArrayList<>();

        void verify(ApiClient client) {
            while (!over.get()) {
                verifications.add(timed(() -> client.verify("known")));
                rest(Duration.ofMillis(20));
            }
        }

        void importBatches(ApiClient client) {
            while (!over.get()) {
                List<ObjectNode> items = items("batch " + batches.size());
                batches.add(timed(() -> client.post(IMPORTED + ":batchImport", batch(items))));
            }
        }
    }

    @Test
    void a_database_that_dies_and_comes_back_loses_nothing_that_was_acknowledged() throws Exception {
        try (TestServer server = TestServer.on(newDsn());
                ApiClient client = new ApiClient(server.url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            client.imported("known");
            Traffic traffic = new Traffic();
            Future<?> verifying = threads.submit(() -> traffic.verify(client));
            Future<?> importing = threads.submit(() -> traffic.importBatches(client));
            rest(Duration.ofMillis(1500));
            process.kill();
            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            assertThat(client.get("/health/alive").status()).isEqualTo(200);
            rest(OUTAGE);
            process.restart();
            awaitReady(client);
            rest(Duration.ofMillis(500));
            traffic.over.set(true);
            verifying.get();
            importing.get();

            assertEachAnswerIsInTimeAndTrue(traffic.verifications);
            assertEachAnswerIsInTimeAndTrue(traffic.batches);
            assertThat(traffic.verifications.getLast().answer().status()).isEqualTo(200);
            for (int i = 0; i < traffic.batches.size(); i++) {
                if (traffic.batches.get(i).answer().status() == 200) {
                    assertThat(present(client, "batch " + i)).as("acknowledged").isEqualTo(BATCH);
                } else {
                    assertThat(present(client, "batch " + i))
                            .as("whole or not at all")
                            .isIn(0L, (long) BATCH);
                }
            }
        }
    }

    private static void assertEachAnswerIsInTimeAndTrue(List<Timed> answers) {
        assertThat(answers).anyMatch(timed -> timed.answer().status() == 503);
        assertThat(answers).allSatisfy(timed -> {
            assertThat(timed.took()).isLessThan(AT_MOST);
            assertThat(timed.answer().status()).isIn(200, 503, 504);
            if (timed.answer().status() == 503) {
                assertThat(timed.answer().header("Retry-After")).isNotEmpty();
            }
        });
    }

    @Test
    void a_database_that_falls_silent_is_given_up_on_and_found_again() {
        try (TestServer server = TestServer.on(newDsn());
                ApiClient client = new ApiClient(server.url())) {
            client.imported("known");
            process.freeze();
            try {
                for (int i = 0; i < 4; i++) {
                    Timed verification = timed(() -> client.verify("known"));
                    assertThat(verification.answer().status()).isEqualTo(503);
                    assertThat(verification.took()).isLessThan(AT_MOST);
                }
            } finally {
                process.thaw();
            }
            awaitReady(client);
            assertThat(client.verify("known").status()).isEqualTo(200);
        }
    }

    @Test
    void a_long_lock_is_a_504_for_those_who_need_it_and_nothing_to_the_others() throws SQLException {
        String dsn = newDsn();
        try (TestServer server = TestServer.on(dsn);
                ApiClient client = new ApiClient(server.url())) {
            String id = client.imported("known");
            ObjectNode change = ApiClient.object().put("name", "new");
            try (Connection other = lockAll(dsn)) {
                Timed update = timed(() -> client.patch(IMPORTED + "/" + id, change));
                assertThat(update.answer().reason()).isEqualTo("GATEWAY_TIMEOUT");
                assertThat(update.took()).isLessThan(AT_MOST);
                assertThat(client.verify("known").status()).isEqualTo(200);
                other.rollback();
            }
            assertThat(client.patch(IMPORTED + "/" + id, change).status()).isEqualTo(200);
        }
    }

    private static Connection lockAll(String dsn) throws SQLException {
        Dialect dialect = ServerTesting.settings(dsn).target().dialect();
        Connection other = dialect.connections(Dialect.Access.UNHURRIED).getConnection();
        other.setAutoCommit(false);
        other.createStatement().executeUpdate("UPDATE api_keys SET name = 'locked'");
        return other;
    }

    @Test
    void when_all_connections_are_in_use_callers_are_told_in_time() throws SQLException {
        String dsn = newDsn();
        ServerTesting.migrated(dsn).close();
        ApiKey key = Keys.key(Keys.CREATED, null);
        try (KeyStore store = ServerTesting.open(dsn + "?max_conns=2").keyStore()) {
            store.insertImported(NetworkId.NIL, List.of(Keys.imported(NetworkId.NIL, "known", key, null)), Quota.NONE);
            try (Connection other = lockAll(dsn)) {
                List<String> told = Together.call(12, _ -> change(store, key));
                assertThat(told).contains("TimedOut", "Unavailable").doesNotContain("late", "done");
                other.rollback();
            }
            assertThat(change(store, key)).isEqualTo("done");
        }
    }

    @Test
    void changes_that_wait_for_a_lock_leave_sessions_to_those_who_read() throws Exception {
        String dsn = newDsn();
        ServerTesting.migrated(dsn).close();
        ApiKey key = Keys.key(Keys.CREATED, null);
        try (KeyStore store = ServerTesting.open(dsn + "?max_conns=4").keyStore();
                ExecutorService changes = Executors.newVirtualThreadPerTaskExecutor()) {
            store.insertImported(NetworkId.NIL, List.of(Keys.imported(NetworkId.NIL, "known", key, null)), Quota.NONE);
            try (Connection other = lockAll(dsn)) {
                List<Future<String>> waiting = IntStream.range(0, 12)
                        .mapToObj(_ -> changes.submit(() -> change(store, key)))
                        .toList();
                while (waiting.stream().noneMatch(Future::isDone)) {
                    assertThat(store.find(NetworkId.NIL, KeyKind.IMPORTED, key.keyId()))
                            .isPresent();
                }
                other.rollback();
            }
        }
    }

    private static String change(KeyStore store, ApiKey key) {
        long begun = System.nanoTime();
        try {
            store.update(
                    NetworkId.NIL,
                    KeyKind.IMPORTED,
                    key.keyId(),
                    found -> found.withAttributes(Keys.attributes("new", "an actor"), Keys.CREATED));
            return "done";
        } catch (StoreException e) {
            return System.nanoTime() - begun < 2 * AT_MOST.toNanos()
                    ? e.getClass().getSimpleName()
                    : "late";
        }
    }

    @Test
    void a_commit_whose_answer_is_lost_is_found_by_its_request_id() {
        String dsn = newDsn();
        ServerTesting.migrated(dsn).close();
        try (CommitLosingProxy proxy = new CommitLosingProxy(process.port());
                TestServer server =
                        TestServer.on(dsn.replace(":" + process.port(), ":" + proxy.port()) + "?max_idle_conns=1");
                ApiClient client = new ApiClient(server.url())) {
            proxy.loseNextCommit();
            ObjectNode request = key("raw").put("request_id", "request-1");
            assertThat(client.importKey(request).reason()).isEqualTo("GATEWAY_TIMEOUT");
            assertThat(proxy.isArmed()).isFalse();

            Answer again = client.importKey(request);
            assertThat(again.status()).isEqualTo(201);
            assertThat(client.verify("raw").text("key_id")).isEqualTo(again.text("key_id"));
            assertThat(client.get(IMPORTED).json().at("/imported_api_keys")).hasSize(1);
        }
    }

    @Test
    void connections_that_the_database_closed_are_replaced_without_anyone_noticing()
            throws InterruptedException, ExecutionException {
        String dsn = newDsn();
        try (TestServer server = TestServer.on(dsn);
                ApiClient client = new ApiClient(server.url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            client.imported("known");
            closeConnections();
            Future<Answer> verified = threads.submit(() -> client.verify("known"));
            Future<Answer> imported = threads.submit(() -> client.importKey(key("new")));
            assertThat(verified.get().status()).isEqualTo(200);
            assertThat(imported.get().status()).isEqualTo(201);
        }
    }

    /** As an administrator does, or a restart of the database. */
    abstract void closeConnections();

    final DatabaseProcess process() {
        return process;
    }
}
