package dev.talos.storage.sql;

import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the file of the database. */
final class SqliteFileFaultTest {

    private static final NetworkId HERE = NetworkId.NIL;

    private final Path directory;
    private final Path file;
    private final Path backup;

    /** A database with one key in it, and a copy of its file. */
    SqliteFileFaultTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        file = directory.resolve("keys.db");
        backup = directory.resolve("backup.db");
        try (Database database = SqliteTesting.migrated(file)) {
            insert(database.keyStore(), "raw");
        }
        Files.copy(file, backup);
    }

    private static InsertOutcome insert(KeyStore store, String rawKey) {
        return store.insertImported(HERE, List.of(imported(HERE, rawKey)), Quota.NONE)
                .getFirst();
    }

    private static int found(KeyStore store, String rawKey) {
        return store.findImported(HERE, List.of(digest(HERE, rawKey))).size();
    }

    private void remove() throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + suffix));
        }
    }

    @Test
    void a_file_that_is_gone_is_told_to_the_readiness_check() throws IOException {
        try (Database database = SqliteTesting.open(file)) {
            database.keyStore().ping();
            remove();
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(database.keyStore()::ping)
                    .withMessageContaining("missing");
        }
    }

    @Test
    void nothing_is_written_to_a_file_that_is_gone() throws IOException {
        try (Database database = SqliteTesting.open(file)) {
            insert(database.keyStore(), "before");
            remove();
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(() -> insert(database.keyStore(), "after"));
        }
    }

    @Test
    void a_file_that_is_gone_is_not_made_anew() throws IOException {
        try (Database database = SqliteTesting.open(file)) {
            remove();
            assertThatExceptionOfType(StoreException.class).isThrownBy(database.keyStore()::ping);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_is_back_is_used_again() throws IOException {
        try (Database database = SqliteTesting.open(file)) {
            remove();
            assertThatExceptionOfType(StoreException.class).isThrownBy(database.keyStore()::ping);
            Files.copy(backup, file);
            assertThatNoException().isThrownBy(database.keyStore()::ping);
            assertThat(insert(database.keyStore(), "after")).isEqualTo(new InsertOutcome.Inserted());
        }
    }

    @Test
    void a_file_put_in_the_place_of_another_is_the_one_that_is_written_to() throws IOException {
        try (Database database = SqliteTesting.open(file)) {
            insert(database.keyStore(), "before");
            remove();
            Files.copy(backup, file);
            insert(database.keyStore(), "after");
            assertThat(found(database.keyStore(), "before")).isZero();
        }
        try (Database again = SqliteTesting.open(file)) {
            assertThat(found(again.keyStore(), "after")).isOne();
        }
    }

    @Test
    void a_missing_directory_is_told() {
        try (Database database = SqliteTesting.open(directory.resolve("missing").resolve("keys.db"))) {
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(database.keyStore()::ping)
                    .withMessageContaining("directory is missing");
        }
    }

    @Test
    void a_file_that_is_no_database_is_told() throws IOException {
        Files.writeString(file, "This is a letter to a friend. ".repeat(1000));
        try (Database database = SqliteTesting.open(file)) {
            assertThatExceptionOfType(StoreException.Broken.class)
                    .isThrownBy(database.keyStore()::ping)
                    .withMessageContaining("not a database");
        }
    }

    @Test
    void a_file_that_is_no_database_is_not_migrated() throws IOException {
        Files.writeString(file, "This is a letter to a friend. ".repeat(1000));
        try (Database database = SqliteTesting.open(file)) {
            assertThatExceptionOfType(StoreException.Broken.class).isThrownBy(database.migrations()::up);
        }
        assertThat(file).content().startsWith("This is a letter");
    }

    @Test
    void a_damaged_file_is_told() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            // All pages but the first, which holds the schema.
            bytes.seek(4096);
            bytes.write(new byte[(int) bytes.length() - 4096]);
        }
        try (Database database = SqliteTesting.open(file)) {
            assertThatExceptionOfType(StoreException.Broken.class)
                    .isThrownBy(() -> found(database.keyStore(), "raw"))
                    .withMessageContaining("damaged");
        }
    }

    @Test
    void a_database_without_its_schema_is_told() throws IOException {
        Files.write(file, new byte[0]);
        try (Database database = SqliteTesting.open(file)) {
            assertThatExceptionOfType(StoreException.Broken.class)
                    .isThrownBy(database.keyStore()::ping)
                    .withMessageContaining("schema");
        }
    }

    @Test
    void a_store_that_is_closed_says_so() {
        Database database = SqliteTesting.open(file);
        database.keyStore().ping();
        database.close();
        assertThatExceptionOfType(StoreException.Unavailable.class)
                .isThrownBy(database.keyStore()::ping)
                .withMessageContaining("closed");
    }

    @Test
    void messages_name_no_path() throws IOException {
        remove();
        try (Database database = SqliteTesting.open(file)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(database.keyStore()::ping)
                    .withMessageNotContaining(directory.toString());
        }
    }
}
