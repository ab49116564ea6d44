package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is left beside keys that a server deleted which knew nothing of it. Looks for it a part at a time and
 * outside of any transaction, so that it keeps nobody from writing, and removes it by its id.
 */
final class OrphanSweep {

    /** A look at so many, or their removal, is over in a moment. */
    private static final int PART = 500;

    private static final byte[] BEFORE_ALL_IDS = new byte[1];

    private final Dialect dialect;
    private final Connection connection;
    private final String nextNetwork;
    private final String part;
    private final String remove;

    /** @param table with the id of a key in each of its rows, each once */
    OrphanSweep(Dialect dialect, Connection connection, String table) {
        this.dialect = dialect;
        this.connection = connection;
        this.nextNetwork = "SELECT network_id FROM " + table + " WHERE network_id > ? ORDER BY network_id LIMIT 1";
        // A subquery with a value, which is looked up row by row; EXISTS may make PostgreSQL read all keys.
        this.part = "SELECT key_id, (SELECT 1 FROM api_keys WHERE api_keys.network_id = " + table
                + ".network_id AND api_keys.key_id = " + table + ".key_id) FROM " + table
                + " WHERE network_id = ? AND key_id > ? ORDER BY key_id LIMIT " + PART;
        this.remove = "DELETE FROM " + table + " WHERE network_id = ? AND key_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM api_keys WHERE network_id = ? AND key_id = ?)";
    }

    void run() throws SQLException {
        byte[] network = nextNetwork(BEFORE_ALL_IDS);
        while (network != null) {
            byte[] last = BEFORE_ALL_IDS;
            while (last != null) {
                last = sweepPart(network, last);
            }
            network = nextNetwork(network);
        }
    }

    private byte @Nullable [] nextNetwork(byte[] before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(nextNetwork)) {
            new Parameters(statement).bytes(before);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Returns the last id of the part, if there may be more. */
    private byte @Nullable [] sweepPart(byte[] network, byte[] after) throws SQLException {
        List<byte[]> orphans = new ArrayList<>();
        byte[] last = after;
        int seen = 0;
        try (PreparedStatement statement = connection.prepareStatement(part)) {
            new Parameters(statement).bytes(network).bytes(after);
            try (ResultSet row = statement.executeQuery()) {
                for (; row.next(); seen++) {
                    last = row.getBytes(1);
                    if (row.getObject(2) == null) {
                        orphans.add(last);
                    }
                }
            }
        }
        if (!orphans.isEmpty()) {
            int _ = BriefTransaction.run(dialect, connection, () -> remove(network, orphans));
        }
        return seen < PART ? null : last;
    }

    private int remove(byte[] network, List<byte[]> orphans) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(remove)) {
            for (byte[] keyId : orphans) {
                new Parameters(statement)
                        .bytes(network)
                        .bytes(keyId)
                        .bytes(network)
                        .bytes(keyId);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }
}
