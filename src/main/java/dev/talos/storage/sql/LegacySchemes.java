package dev.talos.storage.sql;

import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.SchemeCount;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many of a tenant's keys came in by which scheme, and how many of those have not been seen: a table of its own. */
final class LegacySchemes {

    static final String SELECT = "SELECT scheme, imported, pending FROM legacy_schemes WHERE network_id = ?";

    static final String ADD = "UPDATE legacy_schemes SET imported = imported + ?, pending = pending + ?"
            + " WHERE network_id = ? AND scheme = ?";

    private static final String START =
            "INSERT INTO legacy_schemes (network_id, scheme, imported, pending) VALUES (?, ?, 0, 0)";

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;

    LegacySchemes(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
    }

    /** Ordered by text. */
    List<SchemeCount> read() throws SQLException {
        PreparedStatement statement = session.prepare(SELECT);
        new Parameters(statement).bytes(network.toBytes());
        List<SchemeCount> counts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                counts.add(new SchemeCount(new LegacyScheme(row.getString(1)), row.getLong(2), row.getLong(3)));
            }
        }
        // Not left to the database, whose order of texts may be another.
        counts.sort(Comparator.comparing(count -> count.scheme().text()));
        return counts;
    }

    /** Within a transaction. Negative numbers take away. */
    void add(LegacyScheme scheme, long imported, long pending) throws SQLException {
        if (!update(scheme, imported, pending)) {
            PreparedStatement statement = session.prepare(dialect.insertOrPassOver(START));
            new Parameters(statement).bytes(network.toBytes()).text(scheme.text());
            statement.executeUpdate();
            update(scheme, imported, pending);
        }
    }

    private boolean update(LegacyScheme scheme, long imported, long pending) throws SQLException {
        PreparedStatement statement = session.prepare(ADD);
        new Parameters(statement)
                .number(imported)
                .number(pending)
                .bytes(network.toBytes())
                .text(scheme.text());
        return statement.executeUpdate() > 0;
    }
}
