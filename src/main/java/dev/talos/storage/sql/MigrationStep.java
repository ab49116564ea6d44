package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;

/** Takes one step of the schema, unless someone else has taken it meanwhile. */
final class MigrationStep {

    private final Dialect dialect;
    private final MigrationLog log;
    private final Connection connection;

    MigrationStep(Dialect dialect, MigrationLog log, Connection connection) {
        this.dialect = dialect;
        this.log = log;
        this.connection = connection;
    }

    void takeNext(SortedMap<Integer, MigrationScript> scripts) throws SQLException {
        dialect.begin(connection);
        try {
            List<Migration> done = log.read();
            int last = done.isEmpty() ? 0 : done.getLast().version();
            MigrationScript next = scripts.get(last + 1);
            if (next == null || done.stream().anyMatch(step -> step.state() == Migration.State.DIRTY)) {
                dialect.rollback(connection);
                return;
            }
            log.begin(next);
            if (!next.inTransaction()) {
                dialect.commit(connection);
                run(next);
                return;
            }
            run(next);
            dialect.commit(connection);
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    private void run(MigrationScript script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script.up());
        }
        log.finish(script);
    }

    private void rollback(SQLException because) {
        try {
            dialect.rollback(connection);
        } catch (SQLException e) {
            // Not in a transaction, or out of it already; the connection is closed after this in any case.
            because.addSuppressed(e);
        }
    }
}
