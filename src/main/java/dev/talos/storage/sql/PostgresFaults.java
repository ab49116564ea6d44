package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Dialect.Nature;
import java.sql.SQLException;

/** Tells the SQLSTATEs of PostgreSQL and CockroachDB apart. */
final class PostgresFaults {

    private static final int CLASS = 2;

    private PostgresFaults() {}

    static Nature nature(SQLException fault) {
        return switch (state(fault)) {
            // Serialization failure, deadlock; and what a unique index forbids, which nobody here does twice.
            case "40001", "40P01", "23505" -> Nature.COLLISION;
            case "55P03" -> Nature.LOCKED;
            // The administrator, a crash or CockroachDB ended it; "40003": it is not known whether it was done.
            case "57P01", "57P02", "40003" -> Nature.CUT;
            default -> state(fault).startsWith("08") ? Nature.CUT : Nature.OTHER;
        };
    }

    static StoreException explain(SQLException fault) {
        return switch (state(fault)) {
            case "40001", "40P01", "23505" -> ServerFaults.tooManyAtOnce(fault);
            case "55P03" -> ServerFaults.locked(fault);
            case "57014" -> ServerFaults.slow(fault);
            case "57P01", "57P02", "57P03" ->
                new StoreException.Unavailable("the database is stopping or starting", fault);
            case "25006" -> ServerFaults.readOnly(fault);
            case "53300" -> ServerFaults.tooManyConnections(fault);
            case "53100" -> ServerFaults.full(fault);
            case "3D000" -> ServerFaults.noSuchDatabase(fault);
            case "42501" -> ServerFaults.forbidden(fault);
            case "42P01", "42703" -> ServerFaults.noSchema(fault);
            default ->
                switch (state(fault).substring(0, CLASS)) {
                    case "08" -> ServerFaults.unreachable(fault);
                    case "28" -> ServerFaults.loginRefused(fault);
                    case "53", "57", "58" -> ServerFaults.troubled(fault);
                    default -> ServerFaults.refused(fault);
                };
        };
    }

    private static String state(SQLException fault) {
        String state = fault.getSQLState();
        return state == null || state.length() < CLASS ? "HY000" : state;
    }
}
