package dev.talos.storage.sql;

import dev.talos.storage.sql.Dialect.Access;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** How SQLite is told to work. {@code docs/adr/0011-sqlite.md} has the reasons and the figures. */
final class SqlitePragmas {

    /** In pages of 4 KiB. A commit that finds this much in the write-ahead log moves it into the database itself. */
    static final int CHECKPOINT_PAGES = 100_000;

    /** In bytes. What the log file is cut down to when it starts over. */
    static final int LOG_BYTES_KEPT = 64 << 20;

    // In KiB when negative. A chunk of an import touches a page or two per row, and must not spill before it commits.
    private static final int WRITER_CACHE = -32 << 10;
    private static final int READER_CACHE = -4 << 10;

    // A lookup touches a page of an index and one of the table that hardly another key is on. A thousand keys that come
    // again and again have 8 MiB of them, and among ten million keys as much again leads there; with less, each is read
    // from the system each time.
    private static final int LOOKUP_CACHE = -20 << 10;

    // Readers meet a lock only while a log is recovered or removed. Writers do not wait in native code at all.
    private static final int READER_BUSY_MILLIS = 2000;

    private SqlitePragmas() {}

    static DataSource dataSource(Path file, Access access) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        // The driver lets no two threads into a connection at once. So SQLite need not lock it again for every column.
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        switch (access) {
            case READ -> read(config, READER_CACHE);
            case LOOK_UP -> read(config, LOOKUP_CACHE);
            case WRITE, UNHURRIED -> {
                config.setBusyTimeout(0);
                config.setCacheSize(WRITER_CACHE);
                config.setWalAutocheckpoint(CHECKPOINT_PAGES);
                config.setJournalSizeLimit(LOG_BYTES_KEPT);
            }
        }
        SQLiteDataSource connections = new PatientDataSource(config);
        connections.setUrl("jdbc:sqlite:" + file);
        return connections;
    }

    private static void read(SQLiteConfig config, int cache) {
        config.setBusyTimeout(READER_BUSY_MILLIS);
        config.setCacheSize(cache);
    }

    /** Opens a connection as soon as nobody is in the way. */
    private static final class PatientDataSource extends SQLiteDataSource {

        PatientDataSource(SQLiteConfig config) {
            super(config);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            return SqlitePatience.whileBusy(() -> super.getConnection(user, password));
        }
    }
}
