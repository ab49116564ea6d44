package dev.talos.storage.sql;

/**
 * A query for the rows in which a column has one of some values.
 *
 * @param sql with a question mark for each value
 * @param valuesFirst whether those stand before all others, instead of behind them
 */
record Lookup(String sql, boolean valuesFirst) {

    /**
     * A list of the values.
     *
     * @param select all of it up to the column, which it ends in
     * @param values how many there are, 1 or more
     */
    static Lookup in(String select, int values) {
        return new Lookup(select + " IN (?" + ", ?".repeat(values - 1) + ")", false);
    }
}
