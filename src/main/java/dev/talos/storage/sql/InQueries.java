package dev.talos.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Looks many values up in one query. */
final class InQueries {

    /** Above this a query is cut in two. SQLite takes 32,766 parameters, the others 65,535. */
    private static final int MOST = 4096;

    private InQueries() {}

    /** Fills in what stands before the list. */
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
     * Runs a query that ends in {@code IN} for the values, and reads each row of the answer.
     *
     * @param select all of it up to {@code IN}
     */
    static <V> void run(Session session, String select, Head head, List<V> values, Value<V> value, Row row)
            throws SQLException {
        for (int from = 0; from < values.size(); from += MOST) {
            List<V> part = values.subList(from, Math.min(values.size(), from + MOST));
            PreparedStatement statement = session.prepare(select + list(padded(part.size())));
            Parameters parameters = new Parameters(statement);
            head.fill(parameters);
            for (V each : part) {
                value.fill(parameters, each);
            }
            for (int i = part.size(); i < padded(part.size()); i++) {
                value.fill(parameters, part.getLast());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    /** The next power of two, so that there are few different statements; the last value fills it up. */
    private static int padded(int count) {
        return count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
    }

    private static String list(int count) {
        return count == 1 ? " IN (?)" : " IN (?" + ", ?".repeat(count - 1) + ")";
    }
}
