package dev.talos.storage.sql;

import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.testing.Eventually;
import dev.talos.testing.PostgresProcess;
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

    private static void confirmNothing() {
        PROCESS.execute(DATABASE, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()");
        Eventually.await(() -> number("SELECT count(*) FROM pg_settings"
                        + " WHERE name = 'synchronous_standby_names' AND setting = 'nobody'")
                == 1);
    }

    @AfterEach
    void confirm() {
        PROCESS.execute(DATABASE, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
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
        return number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }

    private static InsertOutcome insert(KeyStore store, String rawKey) {
        return store.insertImported(NetworkId.NIL, List.of(imported(NetworkId.NIL, rawKey)), Quota.NONE)
                .getFirst();
    }

    @Test
    void changes_of_one_tenant_are_confirmed_at_the_same_time() throws InterruptedException, ExecutionException {
        try (KeyStore store = ServerTesting.open(PROCESS.dsn(DATABASE)).keyStore();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            insert(store, "first");
            confirmNothing();
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
    void a_change_is_confirmed_also_where_the_server_does_without() throws InterruptedException, ExecutionException {
        PROCESS.execute(DATABASE, "ALTER DATABASE " + DATABASE + " SET synchronous_commit = off");
        try (KeyStore store = ServerTesting.open(PROCESS.dsn(DATABASE)).keyStore();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            insert(store, "before");
            confirmNothing();
            Future<InsertOutcome> change = threads.submit(() -> insert(store, "without"));
            Eventually.await(() -> unconfirmed() >= 1);

            confirm();
            assertThat(change.get()).isEqualTo(new InsertOutcome.Inserted());
        } finally {
            PROCESS.execute(DATABASE, "ALTER DATABASE " + DATABASE + " RESET synchronous_commit");
        }
    }
}
