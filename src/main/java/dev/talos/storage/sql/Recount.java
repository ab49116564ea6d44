package dev.talos.storage.sql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mends what is kept beside the keys, so that nobody has to count them. Whoever changes keys keeps it right; but a server
 * of the version before a step of the schema knows nothing of what came with the step, and goes on writing after it.
 *
 * <p>By how much a count is off does not change while others keep it right. So that is found in one look, outside of any
 * transaction, and added afterwards, in a short one, if there is anything to add. Two who did so at once would add it
 * twice; so whoever is second gives up.
 */
final class Recount {

    private static final String TOKEN = "SELECT applied_at FROM schema_migrations WHERE version = 0";

    private static final String TAKE_TOKEN =
            "UPDATE schema_migrations SET applied_at = ? WHERE version = 0 AND applied_at = ?";

    private static final String START = "INSERT INTO key_counts (network_id, unrevoked) VALUES (?, 0)";

    private static final String ADD = "UPDATE key_counts SET unrevoked = unrevoked + ? WHERE network_id = ?";

    private static final String SCHEMES_OFF = "SELECT network_id, sum(n), scheme FROM"
            + " (SELECT network_id, legacy_scheme AS scheme, count(*) AS n FROM api_keys"
            + " WHERE legacy_scheme IS NOT NULL GROUP BY network_id, legacy_scheme"
            + " UNION ALL SELECT network_id, scheme, -pending FROM legacy_schemes) counts"
            + " GROUP BY network_id, scheme HAVING sum(n) <> 0";

    private static final String SCHEMES_PENDING = "SELECT 1 FROM legacy_schemes WHERE pending > 0";

    /** Where something may be left of keys that were deleted. */
    private static final List<String> BESIDE_KEYS = List.of("legacy_lookups", "legacy_digests");

    private final Dialect dialect;
    private final InstantSource clock;

    Recount(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    /** A count, and how many are missing from it. */
    private record Off(
            ByteBuffer network, long by, @Nullable String scheme) {}

    /** Returns how many counts were wrong. Takes as long as counting does. */
    int run() throws SQLException {
        try (Connection connection =
                dialect.connections(Dialect.Access.UNHURRIED).getConnection()) {
            int wrong = mendCounts(connection);
            for (String table : BESIDE_KEYS) {
                new OrphanSweep(dialect, connection, table).run();
            }
            return wrong;
        }
    }

    private int mendCounts(Connection connection) throws SQLException {
        long token = token(connection);
        // Schemes come first: who writes for a tenant holds its schemes when it comes to the count of its keys.
        List<Off> off = new ArrayList<>();
        if (any(connection, SCHEMES_PENDING)) {
            // Only this one looks at all keys.
            off.addAll(off(connection, SCHEMES_OFF));
        }
        off.addAll(off(connection, keysOff()));
        return off.isEmpty() ? 0 : BriefTransaction.run(dialect, connection, () -> mend(connection, off, token));
    }

    private String keysOff() {
        return "SELECT network_id, sum(n), NULL FROM (SELECT network_id, count(*) AS n FROM api_keys GROUP BY network_id"
                + " UNION ALL SELECT network_id, -count(*) FROM api_keys WHERE " + dialect.isRevoked()
                + " GROUP BY network_id UNION ALL SELECT network_id, -unrevoked FROM key_counts) counts"
                + " GROUP BY network_id HAVING sum(n) <> 0";
    }

    /** What changes with every correction; 0 before the first. */
    private static long token(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TOKEN)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static boolean any(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            return rows.next();
        }
    }

    private static List<Off> off(Connection connection, String select) throws SQLException {
        List<Off> off = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                off.add(new Off(ByteBuffer.wrap(rows.getBytes(1)), rows.getLong(2), rows.getString(3)));
            }
        }
        // In the order of those who write. Not left to the database, whose order of texts may be another.
        off.sort(Comparator.comparing(Off::network)
                .thenComparing(each -> Objects.requireNonNullElse(each.scheme(), "")));
        return off;
    }

    /** All who write for these tenants wait until it is over, so there is nothing else in it. */
    private int mend(Connection connection, List<Off> off, long token) throws SQLException {
        if (token == 0) {
            update(connection, dialect.insertOrPassOver(MigrationLock.ROW), row -> row);
        }
        long next = Math.max(token + 1, Micros.of(clock.instant()));
        if (update(connection, TAKE_TOKEN, p -> p.number(next).number(token)) == 0) {
            return 0;
        }
        for (Off each : off) {
            add(connection, each);
        }
        return off.size();
    }

    private void add(Connection connection, Off off) throws SQLException {
        if (off.scheme() != null) {
            // Who does not keep these numbers sees no key for the first time: as many came in as are still to be seen.
            update(
                    connection,
                    LegacySchemes.ADD,
                    p -> p.number(off.by())
                            .number(off.by())
                            .bytes(off.network().array())
                            .text(off.scheme()));
        } else if (update(
                        connection,
                        ADD,
                        p -> p.number(off.by()).bytes(off.network().array()))
                == 0) {
            update(
                    connection,
                    dialect.insertOrPassOver(START),
                    p -> p.bytes(off.network().array()));
            update(connection, ADD, p -> p.number(off.by()).bytes(off.network().array()));
        }
    }

    private interface Filling {
        Parameters fill(Parameters parameters) throws SQLException;
    }

    private static int update(Connection connection, String sql, Filling filling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters _ = filling.fill(new Parameters(statement));
            return statement.executeUpdate();
        }
    }
}
