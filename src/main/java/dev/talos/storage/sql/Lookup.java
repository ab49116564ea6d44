package dev.talos.storage.sql;

/**
 * A query for the rows in which a column has one of some values.
 *
 * @param values where they go
 */
record Lookup(String sql, Values values) {

    enum Values {
        /** Each into a question mark, behind all others. */
        EACH,

        /** The only one into two question marks, behind all others. */
        TWICE,

        /** All of them, as an array, into the first question mark. */
        ARRAY_FIRST
    }

    /**
     * A list of the values.
     *
     * @param select all of it up to the column, which it ends in
     * @param values how many there are, 1 or more
     */
    static Lookup in(String select, int values) {
        return new Lookup(select + " IN (?" + ", ?".repeat(values - 1) + ")", Values.EACH);
    }
}
