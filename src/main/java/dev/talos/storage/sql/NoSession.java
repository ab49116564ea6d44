package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** The pool had no connection to lend. Its cause is what the pool said, and the cause of that is what the driver said. */
final class NoSession extends SQLException {

    private final SQLException pool;

    NoSession(SQLException pool) {
        super("no connection", pool);
        this.pool = pool;
    }

    StoreException explain(Dialect dialect) {
        return switch (pool.getCause()) {
            case SQLException driver -> dialect.explain(driver);
            case InterruptedException _ -> unavailable("the server is being stopped");
            case null, default ->
                pool instanceof SQLTransientConnectionException
                        ? unavailable("no connection to the database in time: all are in use, or it does not answer")
                        : unavailable("the database is closed");
        };
    }

    private StoreException unavailable(String message) {
        return new StoreException.Unavailable(message, pool);
    }
}
