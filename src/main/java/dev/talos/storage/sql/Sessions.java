package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.sql.SQLException;
import java.time.Duration;

/** Runs work on the database: reads as they come, writes in a transaction. Faults come out as {@link StoreException}. */
final class Sessions implements AutoCloseable {

    private static final PoolSettings ONE = new PoolSettings(1, 0, Duration.ZERO, Duration.ZERO);

    private final Dialect dialect;
    private final SessionPool readers;
    private final SessionPool writers;
    private final Dialect.Upkeep upkeep;

    Sessions(Dialect dialect, PoolSettings settings) {
        this.dialect = dialect;
        this.readers = new SessionPool("readers", dialect.connections(Dialect.Access.READ), settings);
        this.writers = dialect.oneWriter()
                ? new SessionPool("writer", dialect.connections(Dialect.Access.WRITE), ONE)
                : readers;
        this.upkeep = dialect.startUpkeep();
    }

    <T> T read(SessionPool.Work<T> work) {
        try {
            return readers.lend(work);
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
    }

    /** As {@link #read}, after making sure that the sessions lead to where the database is now. */
    <T> T readAnew(SessionPool.Work<T> work) {
        renewIfMoved();
        return read(work);
    }

    /** All that the work writes, or, when it throws, nothing. */
    <T> T write(SessionPool.Work<T> work) {
        renewIfMoved();
        try {
            dialect.requireWritable();
            return writers.lend(session -> transaction(session, work));
        } catch (SQLException e) {
            throw dialect.explain(e);
        }
    }

    private <T> T transaction(Session session, SessionPool.Work<T> work) throws SQLException {
        dialect.begin(session.connection());
        try {
            T result = work.run(session);
            dialect.commit(session.connection());
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(session, e);
            throw e;
        }
    }

    private void rollback(Session session, Throwable because) throws SQLException {
        try {
            dialect.rollback(session.connection());
        } catch (SQLException e) {
            // Some faults roll back by themselves. The session goes either way, and with it the transaction.
            e.addSuppressed(because);
            throw because instanceof SQLException first ? first : e;
        }
    }

    private void renewIfMoved() {
        if (dialect.moved()) {
            readers.renew();
            writers.renew();
        }
    }

    @Override
    public void close() {
        upkeep.close();
        readers.close();
        writers.close();
    }
}
