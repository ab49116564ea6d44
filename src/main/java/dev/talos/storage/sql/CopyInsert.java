package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Many rows as a stream, which costs PostgreSQL less than any statement that names them. Passes over none. */
final class CopyInsert implements BulkInsert {

    private static final String COPY = "COPY " + KeyInsert.TABLE + " FROM STDIN (FORMAT binary)";

    @Override
    public boolean passesOver() {
        return false;
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        for (List<KeyInsert.Row> part : RowParts.of(rows)) {
            CopyRows copied = new CopyRows(KeyInsert.COLUMNS);
            for (KeyInsert.Row row : part) {
                KeyInsert.fill(copied.row(), network, row);
            }
            copy(session, copied.end());
        }
        return BulkInsert.all(rows);
    }

    private static void copy(Session session, byte[] rows) throws SQLException {
        CopyIn copy = new CopyManager(session.connection().unwrap(BaseConnection.class)).copyIn(COPY);
        try {
            copy.writeToCopy(rows, 0, rows.length);
            long _ = copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
