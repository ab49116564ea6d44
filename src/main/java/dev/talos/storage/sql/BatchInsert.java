package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement, run for each row: as fast as any where the database is in this process. */
final class BatchInsert implements BulkInsert {

    private final Dialect dialect;

    BatchInsert(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        PreparedStatement statement =
                session.prepare(dialect.insertOrPassOver(KeyInsert.INTO + " VALUES " + KeyInsert.ROW));
        for (KeyInsert.Row row : rows) {
            KeyInsert.fill(new Parameters(statement), network, row);
            statement.addBatch();
        }
        return statement.executeBatch();
    }
}
