package dev.talos.storage.sql;

import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Migration.State;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the schema of a server is changed, and what servers of Talos see of that. */
abstract class ServerMigrationsContract {

    private final String database = server().newDatabase();
    private final Dialect dialect =
            ServerTesting.settings(dsn(database)).target().dialect();

    abstract DatabaseServers server();

    abstract String dsn(String name);

    private Migrations migrations(List<MigrationScript> scripts) {
        return new Migrations(dialect, scripts, InstantSource.system());
    }

    private Migrations shipped() {
        return migrations(dialect.migrations());
    }

    private int newest() {
        return dialect.migrations().size();
    }

    private List<MigrationScript> shippedAnd(MigrationScript... more) {
        return Stream.concat(dialect.migrations().stream(), Stream.of(more)).toList();
    }

    private MigrationScript next(int ahead, String up) {
        return new MigrationScript(newest() + ahead, "next", up, "DROP TABLE next;");
    }

    private List<String> tables() {
        try (Connection connection = server().process().connect(database);
                var rows = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
            return tables;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_empty_database_is_too_old() {
        assertThat(shipped().check()).isEqualTo(new SchemaState.TooOld(0, newest()));
    }

    @Test
    void looking_leaves_nothing_behind() {
        shipped().status();
        assertThat(tables()).isEmpty();
    }

    @Test
    void many_at_once_take_each_step_once() {
        assertThat(Together.call(8, _ -> shipped().up())).containsOnly(new SchemaState.Current(newest()));
        assertThat(shipped().status())
                .hasSize(newest())
                .extracting(Migration::state)
                .containsOnly(State.APPLIED);
    }

    @Test
    void every_step_can_be_taken_back_and_taken_again() {
        shipped().up();
        assertThat(shipped().down(newest())).isEqualTo(new SchemaState.TooOld(0, newest()));
        assertThat(tables()).containsExactly("schema_migrations");
        assertThat(shipped().up()).isEqualTo(new SchemaState.Current(newest()));
    }

    @Test
    void one_step_back_is_one_step() {
        shipped().up();
        assertThat(shipped().down(1)).isEqualTo(new SchemaState.TooOld(newest() - 1, newest()));
    }

    @Test
    void some_who_go_up_and_some_who_go_down_leave_a_schema_that_is_whole() {
        shipped().up();
        Together.call(6, i -> i % 2 == 0 ? shipped().up() : shipped().down(1));
        assertThat(shipped().check()).isNotInstanceOf(SchemaState.Dirty.class);
        assertThat(shipped().up()).isEqualTo(new SchemaState.Current(newest()));
    }

    @Test
    void a_step_that_fails_is_undone_or_marked_and_can_be_mended() {
        shipped().up();
        MigrationScript failing = next(1, "CREATE TABLE next (x INTEGER);\nINSERT INTO nowhere VALUES (1);");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(shippedAnd(failing)).up());
        Migrations mended = migrations(shippedAnd(next(1, "CREATE TABLE next (x INTEGER);")));
        if (dialect.undoesSchemaChanges()) {
            assertThat(mended.check()).isEqualTo(new SchemaState.TooOld(newest(), newest() + 1));
        } else {
            assertThat(mended.up()).isEqualTo(new SchemaState.Dirty(newest() + 1));
            server().process().execute(database, "DROP TABLE next");
            assertThat(mended.force(newest())).isEqualTo(new SchemaState.TooOld(newest(), newest() + 1));
        }
        assertThat(mended.up()).isEqualTo(new SchemaState.Current(newest() + 1));
    }

    @Test
    void a_version_that_is_forced_is_recorded_whatever_the_schema_is() {
        assertThat(shipped().force(newest())).isEqualTo(new SchemaState.Current(newest()));
        assertThat(shipped().force(1)).isEqualTo(new SchemaState.TooOld(1, newest()));
    }

    @Test
    void this_build_can_serve_one_step_ahead_and_no_further() {
        migrations(shippedAnd(next(1, "CREATE TABLE next (x INTEGER);"))).up();
        assertThat(shipped().check()).isEqualTo(new SchemaState.OneAhead(newest() + 1, newest()));
        migrations(shippedAnd(
                        next(1, "CREATE TABLE next (x INTEGER);"), next(2, "ALTER TABLE next ADD COLUMN y INTEGER;")))
                .up();
        assertThat(shipped().check()).isEqualTo(new SchemaState.TooNew(newest() + 2, newest()));
    }

    @Test
    void one_who_dies_while_changing_the_schema_keeps_nobody_waiting() throws SQLException {
        shipped().up();
        try (Connection holder = dialect.connections(Dialect.Access.WRITE).getConnection()) {
            dialect.begin(holder);
            holder.createStatement().executeUpdate("UPDATE schema_migrations SET dirty = dirty WHERE version = 0");
        }
        assertThat(shipped().up()).isEqualTo(new SchemaState.Current(newest()));
    }

    @Test
    void a_server_of_the_schema_before_goes_on_while_the_next_step_is_taken()
            throws InterruptedException, ExecutionException {
        shipped().up();
        try (KeyStore store = ServerTesting.open(dsn(database)).keyStore();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> traffic = threads.submit(() -> trafficUntil(store, "V0099", begun));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            migrations(shippedAnd(next(
                            1,
                            "CREATE TABLE next (x INTEGER);\nALTER TABLE api_keys ADD COLUMN next VARCHAR(20);\n"
                                    + "CREATE INDEX next_by_x ON api_keys (network_id, next);")))
                    .up();
            store.insertImported(NetworkId.NIL, List.of(imported(NetworkId.NIL, "V0099")), Quota.NONE);
            traffic.get();
        }
    }

    /** Puts keys in and finds them again, until that one is there. */
    private static void trafficUntil(KeyStore store, String rawKey, CountDownLatch begun) {
        int served = 0;
        while (store.findImported(NetworkId.NIL, List.of(digest(NetworkId.NIL, rawKey)))
                .isEmpty()) {
            String raw = "raw " + served;
            assertThat(store.insertImported(NetworkId.NIL, List.of(imported(NetworkId.NIL, raw)), Quota.NONE))
                    .containsExactly(new InsertOutcome.Inserted());
            assertThat(store.findImported(NetworkId.NIL, List.of(digest(NetworkId.NIL, raw))))
                    .hasSize(1);
            served++;
            begun.countDown();
        }
    }
}
