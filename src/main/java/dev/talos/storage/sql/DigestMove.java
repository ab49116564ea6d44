package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Moves keys to digests under another secret, within one transaction. */
final class DigestMove {

    static final String TAKEN = "SELECT digest FROM api_keys WHERE network_id = ? AND digest";

    static final String MOVE =
            "UPDATE api_keys SET digest = ?, secret_id = ?" + " WHERE network_id = ? AND key_id = ? AND digest = ?";

    private final NetworkId network;
    private final Session session;

    DigestMove(NetworkId network, Session session) {
        this.network = network;
        this.session = session;
    }

    /** Returns how many moved. */
    int run(List<DigestRewrite> rewrites) throws SQLException {
        Set<KeyDigest> taken = taken(rewrites);
        PreparedStatement statement = session.prepare(MOVE);
        int moved = 0;
        for (DigestRewrite rewrite : rewrites) {
            if (!taken.add(rewrite.to())) {
                continue;
            }
            new Parameters(statement)
                    .bytes(rewrite.to().toBytes())
                    .number(rewrite.to().secretId().value())
                    .bytes(network.toBytes())
                    .bytes(rewrite.keyId().toBytes())
                    .bytes(rewrite.from().toBytes());
            moved += statement.executeUpdate();
        }
        return moved;
    }

    /** Two servers with different secrets may both have taken in one raw key; the unique index must not see that. */
    private Set<KeyDigest> taken(List<DigestRewrite> rewrites) throws SQLException {
        DigestMap asked = new DigestMap(rewrites.stream().map(DigestRewrite::to).toList());
        Set<KeyDigest> taken = new HashSet<>();
        InQueries.run(
                session,
                TAKEN,
                head -> head.bytes(network.toBytes()),
                asked.bytes(),
                Parameters::bytes,
                row -> taken.add(Objects.requireNonNull(asked.get(row.getBytes(1)))));
        return taken;
    }
}
