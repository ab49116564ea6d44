package dev.talos.storage.sql;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Eventually;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That nobody waits for a tenant's count of keys while keys of another's import are still going in. */
abstract class CountLockContract {

    private static final Quota QUOTA = new Quota(100);
    private static final InsertOutcome IN = new InsertOutcome.Inserted();

    abstract DatabaseServers server();

    /** Asks for the number of transactions that wait for a lock. */
    abstract String countOfWaiting();

    private static ApiKey issued() {
        return new ApiKey(
                KeyId.random(), KeyKind.ISSUED, attributes("a key", "an actor"), CREATED, CREATED, null, null, null);
    }

    private static ApiKey revoked(ApiKey key) {
        return key.revoked(new Revocation(CREATED, RevocationReason.UNSPECIFIED, null));
    }

    private boolean someoneWaits(String database) {
        try (Connection connection = server().process().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(countOfWaiting())) {
            return row.next() && row.getLong(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_import_that_is_held_up_holds_up_no_issue_and_no_revocation()
            throws SQLException, InterruptedException, ExecutionException {
        String database = server().newDatabase();
        Dialect dialect = ServerTesting.migratedDialect(server(), database);
        String dsn = server().process().dsn(database);
        List<NewImportedKey> keys = IntStream.range(0, 10)
                .mapToObj(i -> imported(NetworkId.NIL, "raw " + i))
                .toList();
        try (KeyStore one = ServerTesting.open(dsn).keyStore();
                KeyStore other = ServerTesting.open(dsn).keyStore();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = dialect.connections(Dialect.Access.WRITE).getConnection()) {
            ApiKey early = issued();
            other.insertIssued(NetworkId.NIL, early, null, QUOTA);
            dialect.begin(holder);
            insertUnfinished(dialect, holder, imported(NetworkId.NIL, "raw 5"));
            Future<List<InsertOutcome>> heldUp = threads.submit(() -> one.insertImported(NetworkId.NIL, keys, QUOTA));
            Eventually.await(() -> someoneWaits(database));

            assertThat(other.insertIssued(NetworkId.NIL, issued(), null, QUOTA)).isEqualTo(IN);
            other.update(NetworkId.NIL, KeyKind.ISSUED, early.keyId(), CountLockContract::revoked);
            assertThat(heldUp.isDone()).isFalse();

            dialect.rollback(holder);
            assertThat(heldUp.get()).containsOnly(IN);
        }
    }

    /** The key may or may not come; who brings the same waits until that is clear. */
    private static void insertUnfinished(Dialect dialect, Connection connection, NewImportedKey key)
            throws SQLException {
        KeyInsert.Row row = new KeyInsert.Row(key.key(), key.digest(), null, null);
        assertThat(new KeyInsert(dialect, NetworkId.NIL, new Session(connection)).run(List.of(row)))
                .containsExactly(1);
    }
}
