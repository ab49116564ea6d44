package dev.talos.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Looks many values up in one query. */
final class InQueries {

    /** Above this a query is cut in two. SQLite takes 32,766 parameters, the others 65,535. */
    private static final int MOST = 4096;

    private final Dialect dialect;
    private final Session session;

    InQueries(Dialect dialect, Session session) {
        this.dialect = dialect;
        this.session = session;
    }

    /** Fills in what stands in the query apart from the values. */
    interface Head {
        void fill(Parameters parameters) throws SQLException;
    }

    interface Value<V> {
        void fill(Parameters parameters, V value) throws SQLException;
    }

    /** What a column holds: how one value is filled in, and how many are as an array. */
    record Type<V>(Value<V> one, Value<List<V>> array) {

        static final Type<byte[]> BYTES = new Type<>(Parameters::bytes, Parameters::arrayOfBytes);

        static final Type<String> TEXT = new Type<>(Parameters::text, Parameters::arrayOfTexts);
    }

    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query for the values, and reads each row of the answer, in whatever order.
     *
     * @param select all of it up to the column that the values are of, which it ends in
     */
    <V> void run(String select, Head head, List<V> values, Type<V> type, Row row) throws SQLException {
        for (int from = 0; from < values.size(); from += MOST) {
            List<V> part = values.subList(from, Math.min(values.size(), from + MOST));
            Lookup lookup = dialect.lookUp(select, padded(part.size()));
            PreparedStatement statement = session.prepare(lookup.sql());
            fill(new Parameters(statement), lookup.values(), head, part, type);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    private static <V> void fill(Parameters parameters, Lookup.Values where, Head head, List<V> values, Type<V> type)
            throws SQLException {
        switch (where) {
            case EACH -> {
                head.fill(parameters);
                for (V value : values) {
                    type.one().fill(parameters, value);
                }
                for (int i = values.size(); i < padded(values.size()); i++) {
                    type.one().fill(parameters, values.getLast());
                }
            }
            case TWICE -> {
                head.fill(parameters);
                type.one().fill(parameters, values.getFirst());
                type.one().fill(parameters, values.getFirst());
            }
            case ARRAY_FIRST -> {
                type.array().fill(parameters, values);
                head.fill(parameters);
            }
        }
    }

    /** The next power of two, so that there are few different statements; the last value fills it up. */
    private static int padded(int count) {
        return count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
    }
}
