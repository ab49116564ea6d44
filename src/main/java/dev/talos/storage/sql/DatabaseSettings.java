package dev.talos.storage.sql;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Which database keeps the keys, and how many connections to it. Its text form holds no password. */
public record DatabaseSettings(Target target, PoolSettings pool) {

    static final String FIELD = "db.dsn";

    private static final String ALLOWED = "allowed is sqlite:///absolute/path.db or sqlite://./relative.db, with "
            + PoolParameters.ALLOWED + " as query parameters";

    /**
     * Reads a DSN: {@code sqlite:///abs/path.db?max_conns=10}. The database itself is not looked at.
     *
     * @return all faults at once, none of them repeating anything that may be a password
     */
    public static Checked<DatabaseSettings> parse(String dsn) {
        int schemeEnd = dsn.indexOf(':');
        String scheme = schemeEnd < 0 ? "" : dsn.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        String rest = dsn.substring(schemeEnd + 1);
        return switch (scheme) {
            case "sqlite", "sqlite3" -> parse(rest, DatabaseSettings::sqlite);
            case "postgres", "postgresql", "cockroach", "mysql" ->
                fault("names a " + scheme + " database, which is not supported by this version; " + ALLOWED);
            case "" -> fault("has no scheme; " + ALLOWED);
            default -> fault("has a scheme that is not known; " + ALLOWED);
        };
    }

    private static Checked<DatabaseSettings> parse(String rest, Function<String, Checked<? extends Target>> reader) {
        int query = rest.indexOf('?');
        Checked<? extends Target> target = reader.apply(query < 0 ? rest : rest.substring(0, query));
        PoolParameters pool = PoolParameters.parse(query < 0 ? "" : rest.substring(query + 1));
        List<FieldViolation> faults = new ArrayList<>();
        pool.faults().forEach(description -> faults.add(new FieldViolation(FIELD, description)));
        switch (target) {
            case Checked.Faulty<? extends Target>(var violations) -> faults.addAll(0, violations);
            case Checked.Ok<? extends Target>(var place) -> {
                if (faults.isEmpty()) {
                    return new Checked.Ok<>(new DatabaseSettings(place, pool.settings()));
                }
            }
        }
        return new Checked.Faulty<>(faults);
    }

    private static Checked<SqliteFile> sqlite(String rest) {
        String location = rest.startsWith("//") ? rest.substring(2) : rest;
        try {
            // A plus sign is itself in a path.
            return SqliteFile.parse(URLDecoder.decode(location.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return fault("has a path with a % that no two hex digits follow; write %25 for the sign itself");
        }
    }

    private static <T> Checked<T> fault(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation(FIELD, description)));
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
