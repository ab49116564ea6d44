package dev.talos.storage.sql;

import java.nio.file.Path;
import java.util.Optional;

/** A SQLite database: one file, with {@code -wal} and {@code -shm} beside it while it is open. */
record SqliteFile(Path path) implements Target {

    static final String FORM = "sqlite:///absolute/path.db or sqlite://./relative.db";

    private static final String ALLOWED = "write " + FORM;

    /** Reads what stands between {@code sqlite:} and the question mark. */
    static Optional<SqliteFile> parse(String rest, DsnParameters parameters) {
        return parameters
                .decoded(rest.startsWith("//") ? rest.substring(2) : rest, "a path")
                .flatMap(location -> read(location, parameters));
    }

    private static Optional<SqliteFile> read(String location, DsnParameters parameters) {
        if (location.contains(":memory:") || location.isEmpty()) {
            return fault(parameters, "names no file; keys in memory would be lost with the process, so " + ALLOWED);
        }
        if (!location.startsWith("/") && !location.startsWith("./") && !location.startsWith("../")) {
            return fault(parameters, "has a path that starts with none of / ./ ../; " + ALLOWED);
        }
        if (location.endsWith("/") || location.indexOf('\0') >= 0) {
            return fault(parameters, "has a path that is no file's; " + ALLOWED);
        }
        return Optional.of(new SqliteFile(Path.of(location)));
    }

    private static Optional<SqliteFile> fault(DsnParameters parameters, String description) {
        parameters.fault(description);
        return Optional.empty();
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
