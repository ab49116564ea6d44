package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Moves keys to the digests of their raw keys under another secret, within one transaction. */
final class DigestMove {

    static final String TAKEN = "SELECT digest FROM api_keys WHERE network_id = ? AND digest";

    static final String MOVE = "UPDATE api_keys SET digest = ?, secret_id = ?, legacy_scheme = NULL"
            + " WHERE network_id = ? AND key_id = ? AND digest = ? AND legacy_scheme IS NULL";

    static final String MOVE_LEGACY = MOVE.replace("legacy_scheme IS NULL", "legacy_scheme = ?");

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;
    private final InQueries lookups;
    private final LegacyKeys legacy;

    DigestMove(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
        this.lookups = new InQueries(dialect, session);
        this.legacy = new LegacyKeys(dialect, network, session);
    }

    /** Returns how many moved. */
    int run(List<DigestRewrite> rewrites) throws SQLException {
        Set<KeyDigest> taken = taken(rewrites);
        List<DigestRewrite> moved = new ArrayList<>();
        for (DigestRewrite rewrite : rewrites) {
            if (!taken.contains(rewrite.to()) && move(rewrite)) {
                taken.add(rewrite.to());
                moved.add(rewrite);
            }
        }
        legacy.markSeen(moved);
        return moved.size();
    }

    private boolean move(DigestRewrite rewrite) throws SQLException {
        LegacyScheme scheme = rewrite.scheme();
        PreparedStatement statement = session.prepare(dialect.ofAnyTenant(scheme == null ? MOVE : MOVE_LEGACY));
        Parameters parameters = new Parameters(statement)
                .bytes(rewrite.to().toBytes())
                .number(rewrite.to().secretId().value())
                .bytes(network.toBytes())
                .bytes(rewrite.keyId().toBytes())
                .bytes(rewrite.from().toBytes());
        if (scheme != null) {
            parameters.text(scheme.text());
        }
        return statement.executeUpdate() > 0;
    }

    /** Two servers with different secrets may both have taken in one raw key; the unique index must not see that. */
    private Set<KeyDigest> taken(List<DigestRewrite> rewrites) throws SQLException {
        DigestMap asked = new DigestMap(rewrites.stream().map(DigestRewrite::to).toList());
        Set<KeyDigest> taken = new HashSet<>();
        lookups.run(
                TAKEN,
                head -> head.bytes(network.toBytes()),
                asked.bytes(),
                InQueries.Type.BYTES,
                row -> taken.add(Objects.requireNonNull(asked.get(row.getBytes(1)))));
        return taken;
    }
}
