package dev.talos.testing;

import dev.talos.model.Checked;
import dev.talos.storage.sql.Database;
import dev.talos.storage.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** Real databases for tests of the rooms above the store. */
public final class Stores {

    private Stores() {}

    /** SQLite in a file of that directory, with its schema up to date. */
    public static Database sqlite(Path directory, InstantSource clock) {
        Database database = switch (DatabaseSettings.parse("sqlite://" + directory.resolve("talos.db"))) {
            case Checked.Ok<DatabaseSettings>(var settings) -> Database.open(settings, clock);
            case Checked.Faulty<DatabaseSettings>(var violations) -> throw new AssertionError(violations.toString());
        };
        database.migrations().up();
        return database;
    }
}
