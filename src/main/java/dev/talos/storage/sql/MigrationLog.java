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

    /** By version; empty also where the table is not there. */
    List<Migration> read() throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "schema_migrations", null)) {
            if (!tables.next()) {
                return List.of();
            }
        }
        List<Migration> migrations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT version, name, dirty FROM schema_migrations ORDER BY version")) {
            while (rows.next()) {
                Migration.State state = rows.getInt(3) == 0 ? Migration.State.APPLIED : Migration.State.DIRTY;
                migrations.add(new Migration(rows.getInt(1), rows.getString(2), state));
            }
        }
        return migrations;
    }

    void begin(MigrationScript script) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO schema_migrations (version, name, dirty, applied_at) VALUES (?, ?, 1, ?)")) {
            insert.setInt(1, script.version());
            insert.setString(2, script.name());
            insert.setLong(3, Micros.of(clock.instant()));
            insert.executeUpdate();
        }
    }

    void finish(MigrationScript script) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE schema_migrations SET dirty = 0, applied_at = ? WHERE version = ?")) {
            update.setLong(1, Micros.of(clock.instant()));
            update.setInt(2, script.version());
            update.executeUpdate();
        }
    }
}
