package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Dialect.Nature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
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
    private final SessionPool lookups;
    private final SessionPool writers;
    private final Dialect.Upkeep upkeep;

    /** Changes wait for each other's locks, each on a session. Some sessions are always left to those who only read. */
    private final Semaphore changes;

    Sessions(Dialect dialect, PoolSettings settings) {
        this.dialect = dialect;
        this.readers = new SessionPool("readers", dialect.connections(Dialect.Access.READ), settings);
        this.lookups = dialect.oneWriter()
                ? new SessionPool(
                        "lookups",
                        dialect.connections(Dialect.Access.LOOK_UP),
                        settings.withAtMost(dialect.lookupsAtOnce()))
                : readers;
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
        return persist(new Attempts(), () -> readers.lend(work));
    }

    /** As {@link #read}, by sessions that are there for single keys, of which those asked for often are in memory. */
    <T> T lookUp(SessionPool.Work<T> work) {
        return persist(new Attempts(), () -> lookups.lend(work));
    }

    /** As {@link #read}, after making sure that the sessions lead to where the database is now. */
    <T> T readAnew(SessionPool.Work<T> work) {
        renewIfMoved();
        return read(work);
    }

    /** As {@link #read}, for as long as it takes. Connects anew. */
    <T> T readUnhurried(SessionPool.Work<T> work) {
        return persist(new Attempts(), () -> {
            try (Connection connection =
                    dialect.connections(Dialect.Access.UNHURRIED).getConnection()) {
                return work.run(new Session(connection));
            }
        });
    }

    /** As {@link #write}, for work that finds what it did when it is done already, and leaves that alone. */
    <T> T writeRepeatably(SessionPool.Work<T> work) {
        return write(work, (session, _) -> Optional.of(work.run(session)));
    }

    /**
     * All that the work writes, or, when it throws, nothing; except that it is not known which when the database did not
     * answer to COMMIT and could not be asked about it either: that is a {@link StoreException.Unconfirmed}.
     *
     * @param repeat before the work, once a run of it was not confirmed
     */
    <T> T write(SessionPool.Work<T> work, Transaction.Repeat<T> repeat) {
        renewIfMoved();
        Transaction<T> transaction = new Transaction<>(dialect, work, repeat);
        try {
            Attempts attempts = new Attempts();
            return persist(attempts, () -> inTurn(attempts, transaction));
        } catch (StoreException e) {
            throw transaction.isInDoubt() ? unconfirmed(e) : e;
        }
    }

    private static StoreException unconfirmed(StoreException cause) {
        return new StoreException.Unconfirmed(
                "the database did not confirm the change, and cannot be asked about it now; it may be stored or not. Look,"
                        + " or ask again with the same request_id",
                cause);
    }

    private <T> T inTurn(Attempts attempts, Transaction<T> transaction) throws SQLException {
        dialect.requireWritable();
        takeTurn();
        try {
            while (true) {
                try {
                    return lend(transaction);
                } catch (SQLException e) {
                    if (!transaction.isInDoubt() || !attempts.againInDoubt(nature(dialect, e))) {
                        throw e;
                    }
                }
            }
        } finally {
            changes.release();
        }
    }

    private <T> T lend(Transaction<T> transaction) throws SQLException {
        return switch (writers.lend(transaction::run)) {
            case Transaction.Result.Done<T>(var value) -> value;
            case Transaction.Result.Collided<T>(var fault) -> throw fault;
        };
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

    private <T> T persist(Attempts attempts, Attempt<T> attempt) {
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (!attempts.again(nature(dialect, e))) {
                    throw explain(e);
                }
            }
        }
    }

    static Nature nature(Dialect dialect, SQLException fault) {
        return switch (fault) {
            case UnexplainedRefusal _, CountContention _ -> Nature.COLLISION;
            // The pool has waited for a connection already, as long as a caller may be kept waiting.
            case NoSession _ -> Nature.OTHER;
            default -> dialect.nature(fault);
        };
    }

    private StoreException explain(SQLException fault) {
        return switch (fault) {
            case NoSession none -> none.explain(dialect);
            case UnexplainedRefusal _ -> new StoreException.Broken(String.valueOf(fault.getMessage()), fault);
            case CountContention contention -> contention.explain();
            default -> dialect.explain(fault);
        };
    }

    private void renewIfMoved() {
        if (dialect.moved()) {
            readers.renew();
            lookups.renew();
            writers.renew();
        }
    }

    @Override
    public void close() {
        upkeep.close();
        readers.close();
        lookups.close();
        writers.close();
    }
}
