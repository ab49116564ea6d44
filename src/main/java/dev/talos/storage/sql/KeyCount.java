package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How many of a tenant's keys are not revoked, kept in a table of its own. Within one transaction. */
final class KeyCount {

    static final String SELECT = "SELECT unrevoked FROM key_counts WHERE network_id = ?";

    static final String ADD = "UPDATE key_counts SET unrevoked = unrevoked + ? WHERE network_id = ?";

    private static final String START = "INSERT INTO key_counts (network_id, unrevoked) VALUES (?, 0)";

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;

    KeyCount(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
    }

    /**
     * How many more keys the tenant may have. Nobody else adds any until the transaction ends, unless there is no quota.
     *
     * @return 0 or less when there is no room
     */
    long room(Quota quota) throws SQLException {
        return quota.equals(Quota.NONE) ? Long.MAX_VALUE : quota.most() - locked();
    }

    /** As {@link #room}, for one who adds nothing. */
    long roomSeen(Quota quota) throws SQLException {
        return quota.equals(Quota.NONE)
                ? Long.MAX_VALUE
                : quota.most() - select(SELECT).orElse(0);
    }

    /** Keeps others from doing the same until the transaction ends. */
    void lock() throws SQLException {
        long _ = locked();
    }

    private long locked() throws SQLException {
        OptionalLong count = select(dialect.lockingRead(SELECT));
        if (count.isEmpty()) {
            // A row that is not there cannot be locked.
            start();
            count = select(dialect.lockingRead(SELECT));
        }
        return count.orElseThrow(() -> new StoreException.Broken("the database lost its count of keys", null));
    }

    private OptionalLong select(String sql) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        new Parameters(statement).bytes(network.toBytes());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /**
     * Changes the count.
     *
     * @param keys how many more there are; negative for fewer
     */
    void add(long keys) throws SQLException {
        if (keys != 0 && !update(keys)) {
            start();
            update(keys);
        }
    }

    private boolean update(long keys) throws SQLException {
        PreparedStatement statement = session.prepare(ADD);
        new Parameters(statement).number(keys).bytes(network.toBytes());
        return statement.executeUpdate() > 0;
    }

    /** Does nothing when someone was faster. */
    private void start() throws SQLException {
        PreparedStatement statement = session.prepare(dialect.insertOrPassOver(START));
        new Parameters(statement).bytes(network.toBytes());
        statement.executeUpdate();
    }
}
