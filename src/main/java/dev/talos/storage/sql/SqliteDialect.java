package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: one file, any number of readers beside one writer. The pragmas are in {@link SqlitePragmas}. */
final class SqliteDialect implements Dialect {

    private static final int MOST_LOOKUPS = 4;

    private final Path file;

    /** What tells one file from another at the same path; null while there is none. */
    private final AtomicReference<@Nullable Object> identity;

    SqliteDialect(Path file) {
        this.file = file;
        this.identity = new AtomicReference<>(identityNow());
    }

    @Override
    public DataSource connections(Access access) {
        return SqlitePragmas.dataSource(file, access);
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    /** Each has its own pages of the database in memory; on one core, those of two would push each other out of its cache. */
    @Override
    public int lookupsAtOnce() {
        return Math.min(MOST_LOOKUPS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * A file descriptor that is open for writing stays so; the owner who takes the right away means it now. Asked
     * before a connection is: one that failed would be closed, and one opened in its place shares what it finds
     * read-only with all others of this process, for as long as any of them is open.
     */
    @Override
    public void requireWritable() throws SQLException {
        if (exists() && !Files.isWritable(file)) {
            throw new SQLiteException("the file may not be written", SQLiteErrorCode.SQLITE_READONLY);
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        int _ = SqlitePatience.whileBusy(() -> run(connection, "BEGIN IMMEDIATE"));
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        int _ = run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        int _ = run(connection, "ROLLBACK");
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Override
    public String insertOrPassOver(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    /** Nobody else writes while this transaction is open. */
    @Override
    public String lockingRead(String select) {
        return select;
    }

    @Override
    public String isRevoked() {
        return "revoke_time IS NOT NULL";
    }

    @Override
    public String isExpiring() {
        return "revoke_time IS NULL AND expire_time IS NOT NULL";
    }

    @Override
    public String isEndless() {
        return "revoke_time IS NULL AND expire_time IS NULL";
    }

    @Override
    public BulkInsert bulkInsert(int rows) {
        return BatchInsert.passingOver(this);
    }

    /** There is one writer, which meets nobody, and no connection that could break. */
    @Override
    public Nature nature(SQLException fault) {
        return Nature.OTHER;
    }

    /** What failed is rolled back, by SQLite or right after. */
    @Override
    public boolean mayBeStored(SQLException fault) {
        return false;
    }

    @Override
    public boolean undoesSchemaChanges() {
        return true;
    }

    @Override
    public StoreException explain(SQLException fault) {
        return SqliteFaults.explain(fault, file);
    }

    @Override
    public boolean moved() {
        Object now = identityNow();
        return !Objects.equals(identity.getAndSet(now), now);
    }

    private @Nullable Object identityNow() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException _) {
            return null;
        }
    }

    /** For its owner's eyes only, and so the files that SQLite makes beside it. */
    @Override
    public void create() throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, mode);
        } catch (FileAlreadyExistsException _) {
            // Someone was faster, perhaps long ago.
        }
    }

    @Override
    public boolean exists() {
        return identityNow() != null;
    }

    @Override
    public List<MigrationScript> migrations() {
        return MigrationScript.load(
                "sqlite",
                List.of("V0001__api_keys", "V0002__key_counts", "V0003__legacy_digests", "V0004__keys_by_end"));
    }

    @Override
    public Upkeep startUpkeep() {
        return new WalUpkeep(file);
    }
}
