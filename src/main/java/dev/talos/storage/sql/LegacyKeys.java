package dev.talos.storage.sql;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.HashedPart;
import dev.talos.storage.NewImportedKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept beside the keys about those of which only a digest came. Within one transaction. */
final class LegacyKeys {

    static final String SCHEME =
            "SELECT legacy_scheme FROM api_keys WHERE network_id = ? AND key_id = ? AND kind + 0 = ?";

    static final String FORGET_LOOKUP = "DELETE FROM legacy_lookups WHERE network_id = ? AND key_id = ?";

    static final String FORGET_DIGEST = "DELETE FROM legacy_digests WHERE network_id = ? AND key_id = ?";

    private static final String ADD_LOOKUP =
            "INSERT INTO legacy_lookups (network_id, key_id, lookup, salt) VALUES (?, ?, ?, ?)";

    private static final String ADD_DIGEST = "INSERT INTO legacy_digests (network_id, key_id, digest) VALUES (?, ?, ?)";

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;
    private final LegacySchemes schemes;

    LegacyKeys(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
        this.schemes = new LegacySchemes(dialect, network, session);
    }

    /** To be called for keys that have gone in; those that came raw are nothing to it. */
    void add(List<NewImportedKey> inserted) throws SQLException {
        SortedMap<String, Long> came = new TreeMap<>();
        PreparedStatement statement = session.prepare(ADD_LOOKUP);
        boolean anySalted = false;
        for (NewImportedKey key : inserted) {
            HashedPart hashed = key.hashed();
            if (hashed == null) {
                continue;
            }
            came.merge(hashed.scheme().text(), 1L, Long::sum);
            HashedPart.Salted salted = hashed.salted();
            if (salted != null) {
                one(statement, key.key().keyId())
                        .bytes(salted.lookup().toBytes())
                        .text(salted.salt());
                statement.addBatch();
                anySalted = true;
            }
        }
        if (anySalted) {
            int[] _ = statement.executeBatch();
        }
        for (var each : came.entrySet()) {
            schemes.add(new LegacyScheme(each.getKey()), each.getValue(), each.getValue());
        }
    }

    /** To be called for keys that have moved to the digests of their raw keys. */
    void markSeen(List<DigestRewrite> moved) throws SQLException {
        SortedMap<String, Long> seen = new TreeMap<>();
        for (DigestRewrite rewrite : moved) {
            LegacyScheme scheme = rewrite.scheme();
            if (scheme == null) {
                continue;
            }
            seen.merge(scheme.text(), 1L, Long::sum);
            run(FORGET_LOOKUP, rewrite.keyId());
            PreparedStatement statement = session.prepare(dialect.insertOrPassOver(ADD_DIGEST));
            one(statement, rewrite.keyId()).bytes(rewrite.from().toBytes());
            statement.executeUpdate();
        }
        for (var each : seen.entrySet()) {
            schemes.add(new LegacyScheme(each.getKey()), 0, -each.getValue());
        }
    }

    /** To be called for an imported key that is about to be deleted, be it there or not. */
    void forget(KeyId keyId) throws SQLException {
        LegacyScheme scheme = lockScheme(keyId);
        if (scheme == null) {
            run(FORGET_DIGEST, keyId);
        } else {
            run(FORGET_LOOKUP, keyId);
            schemes.add(scheme, -1, -1);
        }
    }

    private @Nullable LegacyScheme lockScheme(KeyId keyId) throws SQLException {
        PreparedStatement statement = session.prepare(dialect.lockingRead(dialect.ofAnyTenant(SCHEME)));
        one(statement, keyId).number(KeyCodes.of(KeyKind.IMPORTED));
        try (ResultSet row = statement.executeQuery()) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? null : new LegacyScheme(text);
        }
    }

    private void run(String sql, KeyId keyId) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        one(statement, keyId);
        statement.executeUpdate();
    }

    private Parameters one(PreparedStatement statement, KeyId keyId) throws SQLException {
        return new Parameters(statement).bytes(network.toBytes()).bytes(keyId.toBytes());
    }
}
