package dev.talos.storage.sql;

import dev.talos.storage.sql.Dialect.Nature;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the database, run until it is known how it ended. When COMMIT fails, nobody knows, unless the database says
 * that it was undone. Then it is run again, in a way that finds what the run before it stored.
 */
final class Transaction<T> {

    private final Dialect dialect;
    private final SessionPool.Work<T> work;
    private final Repeat<T> repeat;
    private @Nullable Unconfirmed<T> unconfirmed;

    Transaction(Dialect dialect, SessionPool.Work<T> work, Repeat<T> repeat) {
        this.dialect = dialect;
        this.work = work;
        this.repeat = repeat;
    }

    /** What comes before the work, after a run of it whose COMMIT was not answered. */
    interface Repeat<T> {

        /**
         * Makes sure first that the earlier run has ended, one way or the other, by waiting for a lock that it holds: a
         * COMMIT may come late.
         *
         * @param unconfirmed what the earlier run would have answered
         * @return the answer to the caller, or nothing when it is certain that nothing was stored: then the work is run
         */
        Optional<T> run(Session session, T unconfirmed) throws SQLException;
    }

    /** What the last run would have answered. */
    private record Unconfirmed<T>(T value) {}

    /** How a run ended whose session can go on. */
    sealed interface Result<T> {

        record Done<T>(T value) implements Result<T> {}

        record Collided<T>(SQLException fault) implements Result<T> {}
    }

    /** Whether a run may have been stored without anyone knowing. */
    boolean isInDoubt() {
        return unconfirmed != null;
    }

    Result<T> run(Session session) throws SQLException {
        dialect.begin(session.connection());
        try {
            T value = value(session);
            commit(session, value);
            return new Result.Done<>(value);
        } catch (SQLException e) {
            rollback(session, e);
            if (Sessions.nature(dialect, e) == Nature.COLLISION) {
                return new Result.Collided<>(e);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            rollback(session, e);
            throw e;
        }
    }

    private T value(Session session) throws SQLException {
        if (unconfirmed != null) {
            Optional<T> settled = repeat.run(session, unconfirmed.value());
            if (settled.isPresent()) {
                return settled.get();
            }
            unconfirmed = null;
        }
        return work.run(session);
    }

    private void commit(Session session, T value) throws SQLException {
        try {
            dialect.commit(session.connection());
        } catch (SQLException e) {
            if (dialect.mayBeStored(e)) {
                unconfirmed = new Unconfirmed<>(value);
            }
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
}
