package dev.talos.storage.sql;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.nio.file.Path;
import java.util.List;

/** A SQLite database: one file, with {@code -wal} and {@code -shm} beside it while it is open. */
record SqliteFile(Path path) implements Target {

    private static final String ALLOWED = "write sqlite:///absolute/path.db or sqlite://./relative.db";

    /**
     * Reads what stands between {@code sqlite://} and the question mark.
     *
     * @param location percent-escapes resolved
     */
    static Checked<SqliteFile> parse(String location) {
        if (location.contains(":memory:") || location.isEmpty()) {
            return fault("names no file; keys in memory would be lost with the process, so " + ALLOWED);
        }
        if (!location.startsWith("/") && !location.startsWith("./") && !location.startsWith("../")) {
            return fault("has a path that starts with none of / ./ ../; " + ALLOWED);
        }
        if (location.endsWith("/") || location.indexOf('\0') >= 0) {
            return fault("has a path that is no file's; " + ALLOWED);
        }
        return new Checked.Ok<>(new SqliteFile(Path.of(location)));
    }

    private static Checked<SqliteFile> fault(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation(DatabaseSettings.FIELD, description)));
    }

    @Override
    public Dialect dialect() {
        return new SqliteDialect(path);
    }

    @Override
    public String toString() {
        return "sqlite://" + path;
    }
}
