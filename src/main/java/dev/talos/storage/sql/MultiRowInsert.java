package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Many rows with one statement: what counts where each statement is a journey. Passes over none. */
final class MultiRowInsert implements BulkInsert {

    /** In rows. More make no difference that can be measured. */
    private static final int MOST = 256;

    @Override
    public boolean passesOver() {
        return false;
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        for (List<KeyInsert.Row> part : RowParts.of(rows)) {
            int from = 0;
            while (from < part.size()) {
                // A power of two of them, so that there are few different statements.
                int size = Integer.highestOneBit(Math.min(part.size() - from, MOST));
                insert(session, network, part.subList(from, from + size));
                from += size;
            }
        }
        return BulkInsert.all(rows);
    }

    private static void insert(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        PreparedStatement statement = session.prepare(KeyInsert.ONE + (", " + KeyInsert.ROW).repeat(rows.size() - 1));
        Parameters parameters = new Parameters(statement);
        for (KeyInsert.Row row : rows) {
            KeyInsert.fill(parameters, network, row);
        }
        statement.executeUpdate();
    }
}
