package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.RotateOutcome;
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

    // The plus keeps SQLite from an index on kind: with a list of more than a few values it would read all keys.
    static final String BY_DIGEST =
            "SELECT " + KeyRows.COLUMNS + ", digest FROM api_keys WHERE +kind = ? AND network_id = ? AND digest";

    static final String BY_ID =
            "SELECT " + KeyRows.COLUMNS + " FROM api_keys WHERE +kind = ? AND network_id = ? AND key_id";

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
        return sessions.read(new KeyUpdate(network, kind, keyId)::find);
    }

    @Override
    public Map<KeyDigest, ApiKey> findImported(NetworkId network, Collection<KeyDigest> digests) {
        if (digests.isEmpty()) {
            return Map.of();
        }
        DigestMap asked = new DigestMap(digests);
        return sessions.read(session -> {
            Map<KeyDigest, ApiKey> found = new HashMap<>();
            InQueries.run(
                    session,
                    BY_DIGEST,
                    head -> head.number(KeyCodes.of(KeyKind.IMPORTED)).bytes(network.toBytes()),
                    asked.bytes(),
                    Parameters::bytes,
                    row -> found.put(
                            Objects.requireNonNull(asked.get(row.getBytes(KeyRows.FIRST_MORE))), KeyRows.read(row)));
            return found;
        });
    }

    @Override
    public Map<KeyId, ApiKey> findIssued(NetworkId network, Collection<KeyId> keyIds) {
        if (keyIds.isEmpty()) {
            return Map.of();
        }
        List<byte[]> asked = keyIds.stream().distinct().map(KeyId::toBytes).toList();
        return sessions.read(session -> {
            Map<KeyId, ApiKey> found = new HashMap<>();
            InQueries.run(
                    session,
                    BY_ID,
                    head -> head.number(KeyCodes.of(KeyKind.ISSUED)).bytes(network.toBytes()),
                    asked,
                    Parameters::bytes,
                    row -> {
                        ApiKey key = KeyRows.read(row);
                        found.put(key.keyId(), key);
                    });
            return found;
        });
    }

    @Override
    public List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return sessions.write(session -> new ImportInsert(dialect, network, session).run(keys, quota));
    }

    @Override
    public InsertOutcome insertIssued(NetworkId network, ApiKey key, @Nullable String requestId, Quota quota) {
        return sessions.write(session -> new IssuedInsert(dialect, network, session).run(key, requestId, quota));
    }

    @Override
    public RotateOutcome rotate(NetworkId network, KeyId old, UnaryOperator<ApiKey> successor, Revocation end) {
        return sessions.write(session -> new KeyRotation(dialect, network, session).run(old, successor, end));
    }

    @Override
    public List<ApiKey> list(NetworkId network, ListQuery query) {
        return sessions.read(new KeyPages(network, query)::read);
    }

    @Override
    public Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change) {
        return sessions.write(session -> new KeyUpdate(network, kind, keyId).change(session, dialect, change));
    }

    @Override
    public boolean delete(NetworkId network, KeyKind kind, KeyId keyId) {
        return sessions.write(session -> new KeyUpdate(network, kind, keyId).delete(session, dialect));
    }

    @Override
    public void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites) {
        if (!rewrites.isEmpty()) {
            sessions.write(session -> new DigestMove(network, session).run(rewrites));
        }
    }

    @Override
    public long countImportedUnder(SecretId secret) {
        return sessions.read(session -> {
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
