package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.ImportedKey;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyPage;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.RotateOutcome;
import dev.talos.storage.SaltedKey;
import dev.talos.storage.SchemeCount;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keys in the table {@code api_keys} of a SQL database. */
final class SqlKeyStore implements KeyStore {

    // Neither names the kind. Only imported keys have a digest; and SQLite would take any index that begins with tenant
    // and kind for better than one search for each of four values or more, and read all keys of the tenant.
    static final String BY_DIGEST =
            "SELECT " + KeyRows.COLUMNS + ", digest, legacy_scheme FROM api_keys" + " WHERE network_id = ? AND digest";

    static final String BY_ID = "SELECT " + KeyRows.COLUMNS + " FROM api_keys WHERE network_id = ? AND key_id";

    static final String COUNT_UNDER = "SELECT count(*) FROM api_keys WHERE kind = ? AND secret_id = ?";

    private static final String PING = "SELECT 1 FROM api_keys LIMIT 1";

    private final Dialect dialect;
    private final Sessions sessions;

    SqlKeyStore(Dialect dialect, Sessions sessions) {
        this.dialect = dialect;
        this.sessions = sessions;
    }

    @Override
    public Optional<ApiKey> find(NetworkId network, KeyKind kind, KeyId keyId) {
        return sessions.read(session -> new KeyUpdate(network, kind, keyId).find(session, dialect));
    }

    @Override
    public Map<KeyDigest, ImportedKey> findImported(NetworkId network, Collection<KeyDigest> digests) {
        if (digests.isEmpty()) {
            return Map.of();
        }
        DigestMap asked = new DigestMap(digests);
        return sessions.lookUp(session -> {
            Map<KeyDigest, ImportedKey> found = HashMap.newHashMap(digests.size());
            new InQueries(dialect, session)
                    .run(
                            BY_DIGEST,
                            head -> head.bytes(network.toBytes()),
                            asked.bytes(),
                            InQueries.Type.BYTES,
                            row -> found.put(
                                    Objects.requireNonNull(asked.get(row.getBytes(KeyRows.FIRST_MORE))),
                                    KeyRows.read(row, SqlKeyStore::imported)));
            return found;
        });
    }

    private static ImportedKey imported(ResultSet row) throws SQLException {
        String scheme = row.getString(KeyRows.FIRST_MORE + 1);
        return new ImportedKey(KeyRows.key(row), scheme == null ? null : new LegacyScheme(scheme));
    }

    @Override
    public Map<KeyDigest, List<SaltedKey>> findSalted(NetworkId network, Collection<KeyDigest> lookups) {
        return lookups.isEmpty()
                ? Map.of()
                : sessions.lookUp(session -> new LegacyLookups(network, lookups).read(dialect, session));
    }

    @Override
    public List<SchemeCount> legacySchemes(NetworkId network) {
        return sessions.lookUp(session -> new LegacySchemes(dialect, network, session).read());
    }

    @Override
    public Map<KeyId, ApiKey> findIssued(NetworkId network, Collection<KeyId> keyIds) {
        if (keyIds.isEmpty()) {
            return Map.of();
        }
        List<byte[]> asked = keyIds.stream().distinct().map(KeyId::toBytes).toList();
        return sessions.lookUp(session -> {
            Map<KeyId, ApiKey> found = HashMap.newHashMap(asked.size());
            new InQueries(dialect, session)
                    .run(BY_ID, head -> head.bytes(network.toBytes()), asked, InQueries.Type.BYTES, row -> {
                        ApiKey key = KeyRows.read(row);
                        if (key.kind() == KeyKind.ISSUED) {
                            found.put(key.keyId(), key);
                        }
                    });
            return found;
        });
    }

    @Override
    public List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return sessions.write(
                session -> new ImportInsert(dialect, network, session).run(keys, quota),
                (session, _) -> Optional.of(new ImportRepeat(dialect, network, session).run(keys, quota)));
    }

    @Override
    public List<InsertOutcome> checkImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        return sessions.read(session -> new ImportInsert(dialect, network, session).check(keys, quota));
    }

    @Override
    public InsertOutcome insertIssued(NetworkId network, ApiKey key, @Nullable String requestId, Quota quota) {
        return sessions.write(
                session -> new IssuedInsert(dialect, network, session).run(key, requestId, quota),
                (session, unconfirmed) -> new IssuedInsert(dialect, network, session).earlier(key, unconfirmed));
    }

    @Override
    public RotateOutcome rotate(NetworkId network, KeyId old, UnaryOperator<ApiKey> successor, Revocation end) {
        return sessions.write(
                session -> new KeyRotation(dialect, network, session).run(old, successor, end),
                (session, unconfirmed) -> new KeyRotation(dialect, network, session).earlier(old, unconfirmed));
    }

    @Override
    public KeyPage list(NetworkId network, ListQuery query) {
        return sessions.read(new KeyPages(dialect, network, query)::read);
    }

    @Override
    public Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change) {
        // Of a key that is changed so already, nothing more is changed.
        return sessions.writeRepeatably(
                session -> new KeyUpdate(network, kind, keyId).change(session, dialect, change));
    }

    @Override
    public boolean delete(NetworkId network, KeyKind kind, KeyId keyId) {
        KeyUpdate row = new KeyUpdate(network, kind, keyId);
        return sessions.write(
                session -> row.delete(session, dialect),
                (session, unconfirmed) -> Optional.of(row.delete(session, dialect) || unconfirmed));
    }

    @Override
    public void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites) {
        if (!rewrites.isEmpty()) {
            sessions.writeRepeatably(session -> new DigestMove(dialect, network, session).run(rewrites));
        }
    }

    @Override
    public long countImportedUnder(SecretId secret) {
        return sessions.readUnhurried(session -> {
            PreparedStatement statement = session.prepare(COUNT_UNDER);
            new Parameters(statement).number(KeyCodes.of(KeyKind.IMPORTED)).number(secret.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public void ping() {
        boolean _ = sessions.readAnew(SqlKeyStore::reachesTable);
    }

    private static boolean reachesTable(Session session) throws SQLException {
        try (ResultSet rows = session.prepare(PING).executeQuery()) {
            return rows.next();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
