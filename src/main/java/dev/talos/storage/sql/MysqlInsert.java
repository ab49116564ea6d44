package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.List;

/** MariaDB takes the rows of a batch as one message. MySQL does not, and would get a statement for each. */
final class MysqlInsert implements BulkInsert {

    @Override
    public boolean passesOver() {
        return false;
    }

    @Override
    public int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException {
        BulkInsert insert = MysqlDialect.isMariaDb(session.connection()) ? BatchInsert.plain() : new MultiRowInsert();
        return insert.run(session, network, rows);
    }
}
