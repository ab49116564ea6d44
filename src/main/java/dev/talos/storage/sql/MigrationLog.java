package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The table {@code schema_migrations}: one row for each step that was begun. */
final class MigrationLog {

    static final String TABLE = "schema_migrations";

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version    INTEGER PRIMARY KEY,
                name       VARCHAR(255) NOT NULL,
                dirty      INTEGER NOT NULL,
                applied_at BIGINT NOT NULL
            )""";

    private final Connection connection;
    private final InstantSource clock;

    MigrationLog(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CREATE);
        }
    }

    boolean exists() throws SQLException {
        // Of this database and schema, not of another one that the user may look into.
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), TABLE, null)) {
            return tables.next();
        }
    }

    /** By version; empty also where the table is not there. */
    List<Migration> read() throws SQLException {
        if (!exists()) {
            return List.of();
        }
        List<Migration> migrations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version, name, dirty FROM schema_migrations WHERE version > 0 ORDER BY version")) {
            while (rows.next()) {
                Migration.State state = rows.getInt(3) == 0 ? Migration.State.APPLIED : Migration.State.DIRTY;
                migrations.add(new Migration(rows.getInt(1), rows.getString(2), state));
            }
        }
        return migrations;
    }

    /** A step up is on its way. */
    void begin(MigrationScript script) throws SQLException {
        insert(script, 1);
    }

    /** A step up was taken. */
    void finish(MigrationScript script) throws SQLException {
        mark(script.version(), 0);
    }

    /** A step down is on its way. */
    void beginDown(MigrationScript script) throws SQLException {
        mark(script.version(), 1);
    }

    /** A step down was taken. */
    void finishDown(MigrationScript script) throws SQLException {
        removeAbove(script.version() - 1);
    }

    /** Records a step as taken, whatever it was before. */
    void force(MigrationScript script) throws SQLException {
        if (!mark(script.version(), 0)) {
            insert(script, 0);
        }
    }

    void removeAbove(int version) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM schema_migrations WHERE version > ?")) {
            delete.setInt(1, version);
            delete.executeUpdate();
        }
    }

    private void insert(MigrationScript script, int dirty) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO schema_migrations (version, name, dirty, applied_at) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, script.version());
            insert.setString(2, script.name());
            insert.setInt(3, dirty);
            insert.setLong(4, Micros.of(clock.instant()));
            insert.executeUpdate();
        }
    }

    private boolean mark(int version, int dirty) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE schema_migrations SET dirty = ?, applied_at = ? WHERE version = ?")) {
            update.setInt(1, dirty);
            update.setLong(2, Micros.of(clock.instant()));
            update.setInt(3, version);
            return update.executeUpdate() > 0;
        }
    }
}
