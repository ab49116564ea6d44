package dev.talos.storage.sql;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.storage.sql.PostgresServer.Flavour;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Which database keeps the keys, and how many connections to it. Its text form holds no password. */
public record DatabaseSettings(Target target, PoolSettings pool) {

    static final String FIELD = "db.dsn";

    private static final String ALLOWED = "allowed is " + SqliteFile.FORM + ", " + PostgresServer.form(Flavour.POSTGRES)
            + ", " + PostgresServer.form(Flavour.COCKROACH) + ", " + MysqlServer.FORM + ", with "
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
            case "sqlite", "sqlite3" -> parse(rest, "", SqliteFile::parse);
            case "postgres", "postgresql" -> postgres(Flavour.POSTGRES, rest);
            case "cockroach" -> postgres(Flavour.COCKROACH, rest);
            case "mysql" -> server(rest, MysqlServer.PARAMETERS, MysqlServer::parse);
            case "" -> faulty(List.of("has no scheme; " + ALLOWED));
            default -> faulty(List.of("has a scheme that is not known; " + ALLOWED));
        };
    }

    private static Checked<DatabaseSettings> postgres(Flavour flavour, String rest) {
        return server(
                rest,
                PostgresServer.PARAMETERS,
                (location, parameters) -> PostgresServer.parse(flavour, location, parameters));
    }

    private static <T extends Target> Checked<DatabaseSettings> server(
            String rest, String names, BiFunction<String, DsnParameters, Optional<T>> reader) {
        // What looks like a parameter may be the rest of a password then.
        return rest.indexOf('?') >= 0 && rest.indexOf('?') < rest.lastIndexOf('@')
                ? faulty(List.of("has a ? before an @; write %3F and %40 for these signs where they are meant as such"))
                : parse(rest, names + ", ", reader);
    }

    private static <T extends Target> Checked<DatabaseSettings> parse(
            String rest, String names, BiFunction<String, DsnParameters, Optional<T>> reader) {
        int query = rest.indexOf('?');
        DsnParameters parameters = new DsnParameters(query < 0 ? "" : rest.substring(query + 1));
        Optional<T> target = reader.apply(query < 0 ? rest : rest.substring(0, query), parameters);
        PoolSettings pool = PoolParameters.take(parameters);
        List<String> faults = parameters.faults(names + PoolParameters.ALLOWED);
        return target.isPresent() && faults.isEmpty()
                ? new Checked.Ok<>(new DatabaseSettings(target.get(), pool))
                : faulty(faults);
    }

    private static <T> Checked<T> faulty(List<String> descriptions) {
        return new Checked.Faulty<>(descriptions.stream()
                .map(description -> new FieldViolation(FIELD, description))
                .toList());
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
