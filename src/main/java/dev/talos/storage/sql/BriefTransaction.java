package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** A change made in the background, on a connection of its own. Run once: whoever wants it comes again later. */
final class BriefTransaction {

    private BriefTransaction() {}

    /** What is done within the transaction. */
    interface Work {
        int run() throws SQLException;
    }

    /** Returns what the work returned, once that is stored. The connection is fit for nothing else after a fault. */
    static int run(Dialect dialect, Connection connection, Work work) throws SQLException {
        dialect.begin(connection);
        try {
            int result = work.run();
            dialect.commit(connection);
            return result;
        } catch (SQLException e) {
            rollback(dialect, connection, e);
            throw e;
        }
    }

    /** Where that fails there is no transaction, or it is over already. */
    static void rollback(Dialect dialect, Connection connection, SQLException because) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
