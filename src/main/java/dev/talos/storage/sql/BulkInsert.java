package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.List;

/** Puts many keys into the table, within one transaction. */
interface BulkInsert {

    /** Returns how many went in for each row: 1, or 0 when a unique index held it back. */
    int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException;
}
