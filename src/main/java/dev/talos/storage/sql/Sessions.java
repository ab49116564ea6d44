package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Dialect.Nature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs work on the database: reads as they come, writes in a transaction. Faults come out as {@link StoreException}, once
 * trying again does not help. So work may be run more than once, and has to be such that only its last run counts.
 */
final class Sessions implements AutoCloseable {

    private static final PoolSettings ONE = new PoolSettings(1, 0, Duration.ZERO, Duration.ZERO);

    /** How long a change waits before it may ask for a session, which may take as long as that takes. */
    private static final Duration TURN = Duration.ofMillis(500);

    /** One in so many. */
    private static final int LEFT_TO_READERS = 4;

    private final Dialect dialect;
    private final SessionPool readers;
    private final SessionPool writers;
    private final Dialect.Upkeep upkeep;

    /** Changes wait for each other's locks, each on a session. Some sessions are always left to those who only read. */
    private final Semaphore changes;

    Sessions(Dialect dialect, PoolSettings settings) {
        this.dialect = dialect;
        this.readers = new SessionPool("readers", dialect.connections(Dialect.Access.READ), settings);
        this.writers = dialect.oneWriter()
                ? new SessionPool("writer", dialect.connections(Dialect.Access.WRITE), ONE)
                : readers;
        this.changes = new Semaphore(
                dialect.oneWriter()
                        ? Integer.MAX_VALUE
                        : Math.max(1, settings.maxConns() - settings.maxConns() / LEFT_TO_READERS));
        this.upkeep = dialect.startUpkeep();
    }

    <T> T read(SessionPool.Work<T> work) {
        return persist(() -> readers.lend(work));
    }

    /** As {@link #read}, after making sure that the sessions lead to where the database is now. */
    <T> T readAnew(SessionPool.Work<T> work) {
        renewIfMoved();
        return read(work);
    }

    /** As {@link #read}, for as long as it takes. Connects anew. */
    <T> T readUnhurried(SessionPool.Work<T> work) {
        return persist(() -> {
            try (Connection connection =
                    dialect.connections(Dialect.Access.UNHURRIED).getConnection()) {
                return work.run(new Session(connection));
            }
        });
    }

    /** All that the work writes, or, when it throws, nothing. */
    <T> T write(SessionPool.Work<T> work) {
        renewIfMoved();
        return persist(() -> {
            dialect.requireWritable();
            takeTurn();
            try {
                return switch (writers.lend(session -> transaction(session, work))) {
                    case Result.Done<T>(var value) -> value;
                    case Result.Collided<T>(var fault) -> throw fault;
                };
            } finally {
                changes.release();
            }
        });
    }

    private void takeTurn() {
        try {
            if (!changes.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException.Unavailable("too many changes wait for the database; try again soon", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("the wait for the database was interrupted", e);
        }
    }

    private interface Attempt<T> {
        T make() throws SQLException;
    }

    private <T> T persist(Attempt<T> attempt) {
        Attempts attempts = new Attempts();
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (!attempts.again(nature(e))) {
                    throw explain(e);
                }
            }
        }
    }

    /** How a transaction ended whose session can go on. */
    private sealed interface Result<T> {

        record Done<T>(T value) implements Result<T> {}

        record Collided<T>(SQLException fault) implements Result<T> {}
    }

    private <T> Result<T> transaction(Session session, SessionPool.Work<T> work) throws SQLException {
        dialect.begin(session.connection());
        try {
            T value = work.run(session);
            commit(session);
            return new Result.Done<>(value);
        } catch (SQLException e) {
            rollback(session, e);
            if (nature(e) == Nature.COLLISION) {
                return new Result.Collided<>(e);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            rollback(session, e);
            throw e;
        }
    }

    private void commit(Session session) throws SQLException {
        try {
            dialect.commit(session.connection());
        } catch (SQLException e) {
            throw nature(e) == Nature.CUT ? new UnconfirmedCommit(e) : e;
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

    private Nature nature(SQLException fault) {
        return switch (fault) {
            case UnexplainedRefusal _, CountContention _ -> Nature.COLLISION;
            case NoSession _, UnconfirmedCommit _ -> Nature.OTHER;
            default -> dialect.nature(fault);
        };
    }

    private StoreException explain(SQLException fault) {
        return switch (fault) {
            case NoSession none -> none.explain(dialect);
            case UnexplainedRefusal _ -> new StoreException.Broken(String.valueOf(fault.getMessage()), fault);
            case CountContention contention -> contention.explain();
            case UnconfirmedCommit _ ->
                new StoreException.TimedOut(
                        "the database did not confirm the change; it may be stored or not. Look, or ask again with the same"
                                + " request_id",
                        fault);
            default -> dialect.explain(fault);
        };
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
