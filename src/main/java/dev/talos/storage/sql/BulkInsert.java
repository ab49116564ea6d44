package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Puts keys into the table, within one transaction. */
interface BulkInsert {

    /**
     * Whether a row that a unique index forbids is passed over. If not, it ends the transaction with a fault that is a
     * collision. Whoever has looked first meets that only where another was faster by a moment, and looks again.
     */
    boolean passesOver();

    /** Returns how many went in for each row: 1, or 0 when it was passed over. */
    int[] run(Session session, NetworkId network, List<KeyInsert.Row> rows) throws SQLException;

    /** The answer when all of them went in. */
    static int[] all(List<KeyInsert.Row> rows) {
        int[] all = new int[rows.size()];
        Arrays.fill(all, 1);
        return all;
    }
}
