package dev.talos.storage.sql;

import dev.talos.model.Checked;
import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

/** Databases on servers for tests. */
final class ServerTesting {

    private ServerTesting() {}

    static DatabaseSettings settings(String dsn) {
        return switch (DatabaseSettings.parse(dsn)) {
            case Checked.Ok<DatabaseSettings>(var settings) -> settings;
            case Checked.Faulty<DatabaseSettings>(var violations) -> throw new AssertionError(violations.toString());
        };
    }

    static Database open(String dsn) {
        return Database.open(settings(dsn), InstantSource.system());
    }

    static Database migrated(String dsn) {
        Database database = open(dsn);
        database.migrations().up();
        return database;
    }

    /** A new database, with its schema. */
    static String migratedDsn(DatabaseServers server) {
        String dsn = server.process().dsn(server.newDatabase());
        migrated(dsn).close();
        return dsn;
    }

    /** The dialect of a database, with its schema. */
    static Dialect migratedDialect(DatabaseServers server, String database) {
        String dsn = server.process().dsn(database);
        migrated(dsn).close();
        return settings(dsn).target().dialect();
    }

    /** An empty store in a database that may have been used before. */
    static Database emptied(String dsn) {
        DatabaseSettings settings = settings(dsn);
        execute(
                settings,
                List.of(
                        "DELETE FROM api_keys",
                        "DELETE FROM key_counts",
                        "DELETE FROM legacy_lookups",
                        "DELETE FROM legacy_digests",
                        "DELETE FROM legacy_schemes"));
        return Database.open(settings, InstantSource.system());
    }

    static void execute(DatabaseSettings settings, List<String> statements) {
        try (Connection connection = settings.target()
                        .dialect()
                        .connections(Dialect.Access.UNHURRIED)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
