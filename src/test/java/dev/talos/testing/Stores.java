package dev.talos.testing;

import dev.talos.model.Checked;
import dev.talos.storage.sql.Database;
import dev.talos.storage.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Real databases for tests of the rooms above the store. SQLite, unless a suite that runs those tests once more has chosen
 * a server.
 */
public final class Stores {

    private static final AtomicReference<@Nullable DatabaseServers> CHOSEN = new AtomicReference<>();
    private static final Map<Path, String> NAMES = new ConcurrentHashMap<>();

    private Stores() {}

    /** From now on databases are on that server; null for SQLite. */
    public static void choose(@Nullable DatabaseServers server) {
        CHOSEN.set(server);
    }

    /** With its schema up to date. The same database for the same directory. */
    public static Database in(Path directory, InstantSource clock) {
        DatabaseServers server = CHOSEN.get();
        return open(
                server == null
                        ? "sqlite://" + directory.resolve("talos.db")
                        : server.process().dsn(NAMES.computeIfAbsent(directory, _ -> server.newDatabase())),
                clock);
    }

    /** With its schema up to date. */
    public static Database open(String dsn, InstantSource clock) {
        Database database = switch (DatabaseSettings.parse(dsn)) {
            case Checked.Ok<DatabaseSettings>(var settings) -> Database.open(settings, clock);
            case Checked.Faulty<DatabaseSettings>(var violations) -> throw new AssertionError(violations.toString());
        };
        database.migrations().up();
        return database;
    }
}
