package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Lets one process at a time change the schema: a row that is locked, on a connection of its own, for as long as that
 * takes. A process that dies lets go of it. Not an advisory lock, which CockroachDB has none of and pools of connections
 * lose.
 *
 * <p>Where there is one writer anyway, its transactions are the lock.
 */
final class MigrationLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    static final String ROW =
            "INSERT INTO schema_migrations (version, name, dirty, applied_at) VALUES (0, 'lock', 0, 0)";

    // Changes nothing. A SELECT FOR UPDATE may be forgotten by CockroachDB.
    private static final String LOCK = "UPDATE schema_migrations SET dirty = dirty WHERE version = 0";

    private final Dialect dialect;
    private final Connection connection;

    private MigrationLock(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** Something done while nobody else does such a thing. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Waits for half an hour at most. The table of migrations has to be there. */
    static <T> T holding(Dialect dialect, Work<T> work) throws SQLException {
        if (dialect.oneWriter()) {
            return work.run();
        }
        try (MigrationLock lock = take(dialect)) {
            T result = work.run();
            lock.check();
            return result;
        }
    }

    private static MigrationLock take(Dialect dialect) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            // Anew each time: a statement that waits would keep PostgreSQL from building an index beside it.
            Connection connection = dialect.connections(Dialect.Access.WRITE).getConnection();
            MigrationLock lock = new MigrationLock(dialect, connection);
            try {
                lock.lock();
                return lock;
            } catch (SQLException e) {
                connection.close();
                if (!mayPass(dialect, e)) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new StoreException.TimedOut("another process has been changing the schema for too long", e);
                }
            }
        }
    }

    private static boolean mayPass(Dialect dialect, SQLException fault) {
        return switch (dialect.nature(fault)) {
            case COLLISION, LOCKED -> true;
            // Among many, PostgreSQL waits for one lock after another, and its limit of a statement comes first.
            case CUT, OTHER -> dialect.explain(fault) instanceof StoreException.TimedOut;
        };
    }

    private void lock() throws SQLException {
        dialect.begin(connection);
        try (PreparedStatement row = connection.prepareStatement(dialect.insertOrPassOver(ROW));
                Statement lock = connection.createStatement()) {
            row.executeUpdate();
            lock.executeUpdate(LOCK);
        }
    }

    /** Throws when the lock was lost on the way. */
    private void check() throws SQLException {
        dialect.commit(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
