package dev.talos.storage.sql;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Importers whose keys differ and whose request ids are the same, in opposite order: as keys go in by their digests, each
 * soon holds what the other wants. The database itself says that it happened.
 */
abstract class DeadlockContract {

    private static final int KEYS = 200;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    abstract DatabaseServers server();

    /** Answers with the number of deadlocks so far, in its last column. */
    abstract String deadlocks();

    @Test
    void importers_that_deadlock_both_finish_and_each_request_makes_one_key() {
        String name = server().newDatabase();
        try (Database database = ServerTesting.migrated(server().process().dsn(name))) {
            long before = count(name);
            long begun = System.nanoTime();
            int round = 0;
            do {
                assertThat(System.nanoTime() - begun)
                        .as("nanoseconds without a deadlock in %d rounds", round)
                        .isLessThan(LONGEST.toNanos());
                assertThat(importCrosswise(database.keyStore(), round++))
                        .filteredOn(InsertOutcome.Inserted.class::isInstance)
                        .hasSize(KEYS);
            } while (count(name) == before);
        }
    }

    private static List<InsertOutcome> importCrosswise(KeyStore store, int round) {
        List<NewImportedKey> one = keys(round + " one ", KEYS, round, false);
        List<NewImportedKey> other = keys(round + " other ", KEYS, round, true);
        return Together.call(2, i -> store.insertImported(NetworkId.NIL, i == 0 ? one : other, Quota.NONE)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Request ids that rise, or fall, as the digests do. */
    private static List<NewImportedKey> keys(String prefix, int count, int round, boolean falling) {
        List<NewImportedKey> byDigest = IntStream.range(0, count)
                .mapToObj(i -> imported(NetworkId.NIL, prefix + i))
                .sorted(Comparator.comparing(NewImportedKey::digest))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> asking(byDigest.get(i), "round " + round + " request " + (falling ? count - i : i + 1)))
                .toList();
    }

    private static NewImportedKey asking(NewImportedKey key, String requestId) {
        return new NewImportedKey(key(CREATED, null), key.digest(), List.of(), requestId, null);
    }

    private long count(String name) {
        try (Connection connection = server().process().connect(name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(deadlocks())) {
            assertThat(row.next()).isTrue();
            return row.getLong(row.getMetaData().getColumnCount());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
