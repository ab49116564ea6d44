package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.HashedPart;
import dev.talos.storage.SaltedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the keys whose digests are salted by what they are looked up by. */
final class LegacyLookups {

    static final String SELECT = "SELECT " + KeyRows.COLUMNS + ", lookup, legacy_scheme, salt, digest, secret_id"
            + " FROM legacy_lookups JOIN api_keys ON api_keys.network_id = legacy_lookups.network_id"
            + " AND api_keys.key_id = legacy_lookups.key_id"
            + " WHERE legacy_scheme IS NOT NULL AND legacy_lookups.network_id = ? AND lookup";

    static final String ALIKE = "SELECT lookup FROM legacy_lookups WHERE network_id = ? AND lookup";

    private final NetworkId network;
    private final DigestMap asked;

    LegacyLookups(NetworkId network, Collection<KeyDigest> lookups) {
        this.network = network;
        this.asked = new DigestMap(lookups);
    }

    Map<KeyDigest, List<SaltedKey>> read(Dialect dialect, Session session) throws SQLException {
        String select = dialect.ofAnyTenant(SELECT);
        Map<KeyDigest, List<SaltedKey>> found = new HashMap<>();
        new InQueries(dialect, session)
                .run(select, head -> head.bytes(network.toBytes()), asked.bytes(), InQueries.Type.BYTES, row -> {
                    List<SaltedKey> alike =
                            found.computeIfAbsent(lookup(row, KeyRows.FIRST_MORE), _ -> new ArrayList<>());
                    if (alike.size() < HashedPart.MOST_ALIKE) {
                        alike.add(KeyRows.read(row, LegacyLookups::key));
                    }
                });
        return found;
    }

    /** How many keys there are with each lookup; lookups of none are missing. */
    Map<KeyDigest, Integer> count(InQueries queries) throws SQLException {
        Map<KeyDigest, Integer> counts = new HashMap<>();
        queries.run(
                ALIKE,
                head -> head.bytes(network.toBytes()),
                asked.bytes(),
                InQueries.Type.BYTES,
                row -> counts.merge(lookup(row, 1), 1, Integer::sum));
        return counts;
    }

    private KeyDigest lookup(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(asked.get(row.getBytes(column)));
    }

    private static SaltedKey key(ResultSet row) throws SQLException {
        return new SaltedKey(
                KeyRows.key(row),
                new LegacyScheme(row.getString(KeyRows.FIRST_MORE + 1)),
                row.getString(KeyRows.FIRST_MORE + 2),
                KeyDigest.of(new SecretId(row.getLong(KeyRows.FIRST_MORE + 4)), row.getBytes(KeyRows.FIRST_MORE + 3)));
    }
}
