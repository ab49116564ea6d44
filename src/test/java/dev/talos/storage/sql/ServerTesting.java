package dev.talos.storage.sql;

import dev.talos.model.Checked;
import dev.talos.testing.DatabaseServers;
import dev.talos.testing.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
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
        return open(settings(dsn));
    }

    static Database open(DatabaseSettings settings) {
        return Database.open(settings, InstantSource.system());
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

    /** Someone else who has every key locked until the connection is rolled back or closed. */
    static Connection lockAll(String dsn) throws SQLException {
        Dialect dialect = settings(dsn).target().dialect();
        Connection other = dialect.connections(Dialect.Access.UNHURRIED).getConnection();
        other.setAutoCommit(false);
        other.createStatement().executeUpdate("UPDATE api_keys SET name = 'locked'");
        return other;
    }

    /** Returns once no thread of a driver is logging in. */
    static void awaitNobodyConnecting() {
        Eventually.await(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .map(StackTraceElement::getClassName)
                .noneMatch("org.postgresql.core.v3.ConnectionFactoryImpl"::equals));
    }
}
