package dev.talos.storage.sql;

import java.nio.file.Path;
import java.time.InstantSource;

/** Databases for tests. */
final class SqliteTesting {

    private SqliteTesting() {}

    static Database open(Path file) {
        return Database.open(new DatabaseSettings(new SqliteFile(file), PoolSettings.DEFAULT), InstantSource.system());
    }

    static Database migrated(Path file) {
        Database database = open(file);
        database.migrations().up();
        return database;
    }
}
