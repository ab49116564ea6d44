package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement, run for each row. */
final class BatchInsert implements BulkInsert {

    private final String insert;
    private final boolean passesOver;

    private BatchInsert(String insert, boolean passesOver) {
        this.insert = insert;
        this.passesOver = passesOver;
    }

    /** For one row, or for a database in this process. */
    static BatchInsert passingOver(Dialect dialect) {
        return new BatchInsert(dialect.insertOrPassOver(KeyInsert.ONE), true);
    }

    /** For a driver that sends many rows as one message. */
    static BatchInsert plain() {
        return new BatchInsert(KeyInsert.ONE, false);
    }

    @Override
    public boolean passesOver() {
        return passesOver;
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        PreparedStatement statement = session.prepare(insert);
        int[] counts = new int[rows.size()];
        int done = 0;
        for (List<KeyInsert.Row> part : RowParts.of(rows)) {
            for (KeyInsert.Row row : part) {
                KeyInsert.fill(new Parameters(statement), network, row);
                statement.addBatch();
            }
            int[] counted = statement.executeBatch();
            System.arraycopy(counted, 0, counts, done, counted.length);
            done += part.size();
        }
        // Not counted one by one; all went in, or there would be a fault.
        return passesOver ? counts : BulkInsert.all(rows);
    }
}
