package dev.talos.storage.sql;

import dev.talos.storage.sql.MigrationScript.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes one step of the schema, up or down. */
final class MigrationStep {

    /** For a moment in which nobody reads or writes the table. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Dialect dialect;
    private final MigrationLog log;
    private final Connection connection;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    MigrationStep(Dialect dialect, MigrationLog log, Connection connection) {
        this.dialect = dialect;
        this.log = log;
        this.connection = connection;
    }

    /** Says, in the transaction of the step, which script is next; null when there is none any more. */
    interface Choice {
        @Nullable
        MigrationScript next() throws SQLException;
    }

    void take(Choice choice, Way way) throws SQLException {
        boolean done = false;
        while (!done) {
            done = taken(choice, way);
        }
    }

    /** Whether it is done; if not, something held a lock, and the same can be tried again. */
    private boolean taken(Choice choice, Way way) throws SQLException {
        dialect.begin(connection);
        try {
            MigrationScript script = choice.next();
            if (script == null) {
                dialect.rollback(connection);
                return true;
            }
            begin(script, way);
            if (!dialect.undoesSchemaChanges() || !script.inTransaction(way)) {
                dialect.commit(connection);
                runEach(script, way);
                finish(script, way);
                return true;
            }
            for (String sql : script.statements(way)) {
                run(sql);
            }
            finish(script, way);
            dialect.commit(connection);
            return true;
        } catch (SQLException e) {
            BriefTransaction.rollback(dialect, connection, e);
            if (mayPass(e)) {
                return false;
            }
            throw e;
        }
    }

    private void begin(MigrationScript script, Way way) throws SQLException {
        switch (way) {
            case UP -> log.begin(script);
            case DOWN -> log.beginDown(script);
        }
    }

    private void finish(MigrationScript script, Way way) throws SQLException {
        switch (way) {
            case UP -> log.finish(script);
            case DOWN -> log.finishDown(script);
        }
    }

    /** Outside of a transaction: what is done is done, so only the statement that has to wait is tried again. */
    private void runEach(MigrationScript script, Way way) throws SQLException {
        for (String sql : script.statements(way)) {
            boolean done = false;
            while (!done) {
                done = ran(sql);
            }
        }
    }

    private boolean ran(String sql) throws SQLException {
        try {
            run(sql);
            return true;
        } catch (SQLException e) {
            if (mayPass(e)) {
                return false;
            }
            throw e;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /**
     * A change of a table waits for all who use it, and all who come wait for it. So it waits for a second, lets the
     * others go on for a while, and tries again.
     */
    private boolean mayPass(SQLException fault) {
        boolean again = dialect.nature(fault) == Dialect.Nature.LOCKED && System.nanoTime() < deadline;
        if (again) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return again;
    }
}
