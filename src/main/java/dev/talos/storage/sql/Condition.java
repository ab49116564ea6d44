package dev.talos.storage.sql;

import java.sql.SQLException;

/** Part of a WHERE, and what goes into its question marks. */
record Condition(String sql, Values values) {

    /** Holds for all. */
    static final Condition NONE = of("1 = 1");

    /** Fills in question marks. */
    interface Values {
        void fill(Parameters parameters) throws SQLException;
    }

    static Condition of(String sql) {
        return new Condition(sql, _ -> {});
    }

    Condition and(Condition other) {
        return new Condition(sql + " AND " + other.sql, parameters -> {
            values.fill(parameters);
            other.values.fill(parameters);
        });
    }
}
