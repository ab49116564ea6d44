package dev.talos.storage.sql;

import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite's own SQLITE_FULL and SQLITE_READONLY, brought about by pragmas: a limit on pages and a connection
 * that only reads. They need no rights, unlike the small disk and the foreign user of {@code DiskFullIT} and
 * {@code ReadOnlyFileIT}.
 */
final class SqliteWriterFaultTest {

    private static final NetworkId HERE = NetworkId.NIL;

    @TempDir
    private Path directory;

    private final AtomicBoolean faulty = new AtomicBoolean(true);

    private Database full() {
        return SqliteTesting.tuned(directory.resolve("keys.db"), this::limitPages);
    }

    private Database readOnly() {
        return SqliteTesting.tuned(directory.resolve("keys.db"), this::forbidWrites);
    }

    private void limitPages(Statement statement) throws SQLException {
        if (faulty.get()) {
            statement.execute("PRAGMA max_page_count = 40");
        }
    }

    private void forbidWrites(Statement statement) throws SQLException {
        if (faulty.get()) {
            statement.execute("PRAGMA query_only = 1");
        }
    }

    private static List<NewImportedKey> manyKeys() {
        return IntStream.range(0, 500).mapToObj(i -> imported(HERE, "raw " + i)).toList();
    }

    @Test
    void a_full_disk_is_told() {
        try (Database database = full()) {
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(() -> database.keyStore().insertImported(HERE, manyKeys(), Quota.NONE))
                    .withMessageContaining("disk of the database is full");
        }
    }

    @Test
    void of_a_chunk_that_does_not_fit_nothing_is_stored() {
        try (Database database = full()) {
            KeyStore store = database.keyStore();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.insertImported(HERE, manyKeys(), Quota.NONE));
            assertThat(store.findImported(
                            HERE,
                            manyKeys().stream().map(NewImportedKey::digest).toList()))
                    .isEmpty();
        }
    }

    @Test
    void the_same_chunk_goes_in_once_there_is_room() {
        try (Database database = full()) {
            KeyStore store = database.keyStore();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.insertImported(HERE, manyKeys(), Quota.NONE));
            faulty.set(false);
            assertThat(store.insertImported(HERE, manyKeys(), Quota.NONE)).containsOnly(new InsertOutcome.Inserted());
        }
    }

    @Test
    void a_read_only_database_is_told() {
        try (Database database = readOnly()) {
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(
                            () -> database.keyStore().insertImported(HERE, List.of(imported(HERE, "raw")), Quota.NONE))
                    .withMessageContaining("read-only");
        }
    }

    @Test
    void a_read_only_database_can_be_read() {
        try (Database database = readOnly()) {
            assertThat(database.keyStore().findImported(HERE, List.of(digest(HERE, "raw"))))
                    .isEmpty();
        }
    }

    @Test
    void writes_go_on_once_the_database_is_no_longer_read_only() {
        try (Database database = readOnly()) {
            KeyStore store = database.keyStore();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.insertImported(HERE, List.of(imported(HERE, "raw")), Quota.NONE));
            faulty.set(false);
            assertThat(store.insertImported(HERE, List.of(imported(HERE, "raw")), Quota.NONE))
                    .containsExactly(new InsertOutcome.Inserted());
        }
    }
}
