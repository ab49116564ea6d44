package dev.talos.storage.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for another writer to be done. SQLite's own busy handler would sleep in native code and keep a carrier thread
 * from its work, and does not help two connections that switch a new file to its write-ahead log at once.
 */
final class SqlitePatience {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    /** Something that needs the database to itself for a moment. */
    interface Attempt<T> {
        T make() throws SQLException;
    }

    private SqlitePatience() {}

    /** The result of the first attempt that does not find the database busy, or the fault of the last. */
    static <T> T whileBusy(Attempt<T> attempt) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (!SqliteFaults.isBusy(e)
                        || System.nanoTime() > deadline
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }
}
