package dev.talos.storage.sql;

import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.testing.Eventually;
import dev.talos.testing.PostgresProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes while what confirms them is slow: here a standby that is not there, elsewhere a disk. */
final class PostgresCommitTest {

    private static final String DATABASE = "commits";
    private static final int CHANGES = 4;

    /** A quarter of them is left to those who read. */
    private static final int CONNECTIONS = 8;

    private static final PostgresProcess PROCESS = PostgresProcess.start();

    @BeforeAll
    static void migrate() {
        PROCESS.create(DATABASE);
        ServerTesting.migrated(PROCESS.dsn(DATABASE)).close();
    }

    @AfterAll
    static void stop() {
        PROCESS.close();
    }

    /** As on a disk that takes its time: only the process that looks after standbys is told that there is one. */
    private static void confirmSlowly() throws IOException, InterruptedException {
        PROCESS.execute(DATABASE, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        Process told = new ProcessBuilder(
                        "kill",
                        "-HUP",
                        Long.toString(number("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")))
                .inheritIO()
                .start();
        assertThat(told.waitFor()).isZero();
        Eventually.await(() -> isSlow(Thread.startVirtualThread(
                () -> PROCESS.execute("postgres", "SELECT pg_logical_emit_message(true, 'slow?', '')"))));
    }

    private static boolean isSlow(Thread confirmed) {
        Eventually.await(() -> !confirmed.isAlive()
                || number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") > 0);
        return confirmed.isAlive();
    }

    private static void confirmNothing() {
        PROCESS.execute(DATABASE, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()");
        awaitStandbys("nobody");
    }

    @AfterEach
    void confirm() {
        PROCESS.execute(DATABASE, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
        awaitStandbys("");
    }

    private static void awaitStandbys(String names) {
        Eventually.await(() -> number("SELECT count(*) FROM pg_settings"
                        + " WHERE name = 'synchronous_standby_names' AND setting = '" + names + "'")
                == 1);
    }

    /** With all the connections it will have: none asks the server later what it may do. */
    private static KeyStore connected(String firstKey) {
        String dsn = PROCESS.dsn(DATABASE) + "?max_conns=" + CONNECTIONS + "&max_idle_conns=" + CONNECTIONS;
        KeyStore store = ServerTesting.open(dsn).keyStore();
        // The first use opens them all.
        insert(store, firstKey);
        Eventually.await(() -> number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + DATABASE
                        + "' AND pid <> pg_backend_pid() AND state = 'idle'"
                        + " AND clock_timestamp() - state_change > interval '200 ms'")
                == CONNECTIONS);
        return store;
    }

    private static long number(String select) {
        try (Connection connection = PROCESS.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long unconfirmed() {
        return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
                + " AND application_name = 'talos'");
    }

    private static long waitingForLocks() {
        return number("SELECT count(*) FROM pg_locks WHERE NOT granted");
    }

    private static InsertOutcome insert(KeyStore store, String rawKey) {
        return store.insertImported(NetworkId.NIL, List.of(imported(NetworkId.NIL, rawKey)), Quota.NONE)
                .getFirst();
    }

    @Test
    void changes_of_one_tenant_are_confirmed_at_the_same_time()
            throws InterruptedException, ExecutionException, IOException {
        try (KeyStore store = connected("first");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            confirmSlowly();
            List<Future<InsertOutcome>> changes = new ArrayList<>();
            IntStream.range(0, CHANGES)
                    .forEach(i -> changes.add(threads.submit(() -> insert(store, "at the same time " + i))));
            Eventually.await(() -> unconfirmed() >= CHANGES);
            assertThat(changes).noneMatch(Future::isDone);

            confirm();
            for (Future<InsertOutcome> change : changes) {
                assertThat(change.get()).isEqualTo(new InsertOutcome.Inserted());
            }
        }
    }

    @Test
    void a_change_is_confirmed_also_where_the_server_does_without()
            throws InterruptedException, ExecutionException, IOException {
        PROCESS.execute(DATABASE, "ALTER DATABASE " + DATABASE + " SET synchronous_commit = off");
        try (KeyStore store = connected("before");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            confirmSlowly();
            Future<InsertOutcome> change = threads.submit(() -> insert(store, "without"));
            Eventually.await(() -> unconfirmed() >= 1);

            confirm();
            assertThat(change.get()).isEqualTo(new InsertOutcome.Inserted());
        } finally {
            PROCESS.execute(DATABASE, "ALTER DATABASE " + DATABASE + " RESET synchronous_commit");
        }
    }

    @Test
    void with_a_synchronous_standby_only_one_change_of_a_tenant_waits_for_it()
            throws InterruptedException, ExecutionException {
        confirmNothing();
        try (KeyStore store = ServerTesting.open(PROCESS.dsn(DATABASE)).keyStore()) {
            assertOneWaitsForTheStandby(store, "standby");
        }
    }

    @Test
    void a_synchronous_standby_that_is_new_is_noticed_by_the_next_change()
            throws InterruptedException, ExecutionException {
        try (KeyStore store = connected("before the standby")) {
            confirmNothing();
            assertOneWaitsForTheStandby(store, "new standby");
        }
    }

    private void assertOneWaitsForTheStandby(KeyStore store, String name)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<InsertOutcome> one = threads.submit(() -> insert(store, name + " one"));
            Eventually.await(() -> unconfirmed() == 1);
            Future<InsertOutcome> other = threads.submit(() -> insert(store, name + " other"));
            Eventually.await(() -> waitingForLocks() == 1);
            assertThat(unconfirmed()).isEqualTo(1);

            confirm();
            assertThat(one.get()).isEqualTo(new InsertOutcome.Inserted());
            assertThat(other.get()).isEqualTo(new InsertOutcome.Inserted());
        }
    }

    @Test
    void who_may_not_write_messages_to_the_log_can_change_keys() {
        String database = "withoutmessages";
        PROCESS.create(database);
        ServerTesting.migrated(PROCESS.dsn(database)).close();
        PROCESS.execute(
                database,
                "DO $$ BEGIN EXECUTE (SELECT string_agg('REVOKE EXECUTE ON FUNCTION ' || oid::regprocedure"
                        + " || ' FROM PUBLIC', ';') FROM pg_proc WHERE proname = 'pg_logical_emit_message'); END $$",
                "CREATE ROLE ordinary LOGIN PASSWORD 'ordinary'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ordinary");
        String dsn = PROCESS.dsn(database).replace("postgres:postgres@", "ordinary:ordinary@");
        try (KeyStore store = ServerTesting.open(dsn).keyStore()) {
            assertThat(insert(store, "without messages")).isEqualTo(new InsertOutcome.Inserted());
        }
    }
}
