package dev.talos.storage.sql;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.Eventually;
import dev.talos.testing.Keys;
import dev.talos.testing.TestServer;
import dev.talos.testing.Timed;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server of Talos does while its database does not work, and after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerFaultsContract {

    /** Two seconds, and what a busy machine needs to notice. */
    private static final Duration AT_MOST = Duration.ofMillis(2600);

    private static final int CALLERS = 12;

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

    @Test
    void a_database_that_falls_silent_is_given_up_on_and_found_again() {
        try (TestServer server = TestServer.on(newDsn());
                ApiClient client = new ApiClient(server.url())) {
            client.imported("known");
            process.freeze();
            try {
                for (int i = 0; i < 4; i++) {
                    Timed verification = Timed.of(() -> client.verify("known"));
                    assertThat(verification.answer().status()).isEqualTo(503);
                    assertThat(verification.took()).isLessThan(AT_MOST);
                }
            } finally {
                process.thaw();
            }
            Eventually.await(() -> client.get("/health/ready").status() == 200);
            assertThat(client.verify("known").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_frozen_database_keeps_nobody_who_connects_to_it(Dialect.Access access) {
        Dialect dialect = ServerTesting.settings(newDsn()).target().dialect();
        process.freeze();
        try {
            long begun = System.nanoTime();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> dialect.connections(access).getConnection());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_MOST);
            ServerTesting.awaitNobodyConnecting();
        } finally {
            process.thaw();
        }
    }

    @Test
    void when_all_connections_are_in_use_callers_are_told_in_time() throws SQLException {
        String dsn = newDsn();
        try (TestServer server = TestServer.on(dsn + "?max_conns=2");
                ApiClient client = new ApiClient(server.url())) {
            String path = IMPORTED + "/" + client.imported("known");
            ObjectNode change = ApiClient.object().put("name", "new");
            try (Connection other = ServerTesting.lockAll(dsn)) {
                List<Timed> told = Together.call(
                        CALLERS, i -> Timed.of(() -> i % 2 == 0 ? client.patch(path, change) : client.verify("known")));
                assertThat(told).allSatisfy(timed -> assertThat(timed.took()).isLessThan(AT_MOST));
                assertThat(told).extracting(timed -> timed.answer().status()).contains(503, 504);
                other.rollback();
            }
            assertThat(client.patch(path, change).status()).isEqualTo(200);
            assertThat(client.verify("known").status()).isEqualTo(200);
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
            try (Connection other = ServerTesting.lockAll(dsn)) {
                List<Future<?>> waiting = IntStream.range(0, 12)
                        .<Future<?>>mapToObj(_ -> changes.submit(() -> change(store, key)))
                        .toList();
                while (waiting.stream().noneMatch(Future::isDone)) {
                    assertThat(store.find(NetworkId.NIL, KeyKind.IMPORTED, key.keyId()))
                            .isPresent();
                }
                other.rollback();
            }
        }
    }

    private static void change(KeyStore store, ApiKey key) {
        try {
            store.update(
                    NetworkId.NIL,
                    KeyKind.IMPORTED,
                    key.keyId(),
                    found -> found.withAttributes(Keys.attributes("new", "an actor"), Keys.CREATED));
        } catch (StoreException _) {
            // It waited for the lock, or for a turn.
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
