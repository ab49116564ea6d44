package dev.talos.storage.sql;

import dev.talos.model.NetworkId;
import dev.talos.storage.Quota;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How many of a tenant's keys are not revoked, kept in a table of its own. Within one transaction. */
final class KeyCount {

    static final String SELECT = "SELECT unrevoked FROM key_counts WHERE network_id = ?";

    static final String ADD = "UPDATE key_counts SET unrevoked = unrevoked + ? WHERE network_id = ? AND unrevoked <= ?";

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
     * How many more keys the tenant may have, as far as can be seen: others may be adding some right now. Who adds some
     * in the end finds out then.
     *
     * @return 0 or less when there is no room
     */
    long room(Quota quota) throws SQLException {
        return quota.equals(Quota.NONE)
                ? Long.MAX_VALUE
                : quota.most() - select(SELECT).orElse(0);
    }

    /** Keeps others from changing the count until the transaction ends, so best called shortly before that. */
    void lock() throws SQLException {
        boolean _ = alone(() -> {
            if (select(dialect.lockingRead(SELECT)).isEmpty()) {
                // A row that is not there cannot be locked.
                start();
                return select(dialect.lockingRead(SELECT)).isPresent();
            }
            return true;
        });
    }

    private OptionalLong select(String sql) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        new Parameters(statement).bytes(network.toBytes());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    /**
     * Takes keys off the count. Others who change it wait until the transaction ends, so best called last.
     *
     * @param keys how many fewer there are
     */
    void subtract(long keys) throws SQLException {
        add(-keys, Quota.NONE);
    }

    /**
     * Adds keys to the count. Others who change it wait until the transaction ends, so best called last.
     *
     * @param keys how many more there are
     * @throws CountContention when others have taken the room meanwhile
     */
    void add(long keys, Quota quota) throws SQLException {
        if (keys == 0) {
            return;
        }
        boolean added = alone(() -> {
            if (update(keys, quota)) {
                return true;
            }
            start();
            return update(keys, quota);
        });
        if (!added) {
            throw new CountContention();
        }
    }

    private boolean update(long keys, Quota quota) throws SQLException {
        PreparedStatement statement = session.prepare(ADD);
        new Parameters(statement).number(keys).bytes(network.toBytes()).number(quota.most() - Math.max(keys, 0));
        return statement.executeUpdate() > 0;
    }

    private interface Step {
        boolean take() throws SQLException;
    }

    /** Everyone who writes for the tenant comes by here, each for a moment: who has to wait for long tries again. */
    private boolean alone(Step step) throws SQLException {
        try {
            return step.take();
        } catch (SQLException e) {
            throw dialect.nature(e) == Dialect.Nature.LOCKED ? new CountContention(e) : e;
        }
    }

    /** Does nothing when someone was faster. */
    private void start() throws SQLException {
        PreparedStatement statement = session.prepare(dialect.insertOrPassOver(START));
        new Parameters(statement).bytes(network.toBytes());
        statement.executeUpdate();
    }
}
