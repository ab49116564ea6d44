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

    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query for the values, and reads each row of the answer, in whatever order.
     *
     * @param select all of it up to the column that the values are of, which it ends in
     */
    <V> void run(String select, Head head, List<V> values, Value<V> value, Row row) throws SQLException {
        for (int from = 0; from < values.size(); from += MOST) {
            List<V> part = values.subList(from, Math.min(values.size(), from + MOST));
            Lookup lookup = dialect.lookUp(select, padded(part.size()));
            PreparedStatement statement = session.prepare(lookup.sql());
            Parameters parameters = new Parameters(statement);
            if (lookup.valuesFirst()) {
                fill(parameters, part, value);
                head.fill(parameters);
            } else {
                head.fill(parameters);
                fill(parameters, part, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    private static <V> void fill(Parameters parameters, List<V> values, Value<V> value) throws SQLException {
        for (V each : values) {
            value.fill(parameters, each);
        }
        for (int i = values.size(); i < padded(values.size()); i++) {
            value.fill(parameters, values.getLast());
        }
    }

    /** The next power of two, so that there are few different statements; the last value fills it up. */
    private static int padded(int count) {
        return count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
    }
}
