package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in imported keys, within one transaction. */
final class ImportInsert {

    private static final String INSERT =
            "INSERT INTO api_keys (network_id, kind, digest, secret_id, request_id, key_id,"
                    + " create_time, update_time, expire_time, last_used_time, " + KeyUpdate.ATTRIBUTES + ", "
                    + KeyUpdate.REVOCATION + ") VALUES (?" + ", ?".repeat(21) + ")";

    static final String BY_REQUEST = "SELECT " + KeyRows.COLUMNS + ", request_id FROM api_keys"
            + " WHERE network_id = ? AND kind = ? AND request_id";

    static final String BY_DIGEST = "SELECT digest, key_id FROM api_keys WHERE network_id = ? AND digest";

    private final Dialect dialect;
    private final NetworkId network;
    private final Session session;

    ImportInsert(Dialect dialect, NetworkId network, Session session) {
        this.dialect = dialect;
        this.network = network;
        this.session = session;
    }

    List<InsertOutcome> run(List<NewImportedKey> keys) throws SQLException {
        Map<KeyDigest, InsertOutcome> outcomes =
                earlier(keys, keys.stream().map(NewImportedKey::retiredDigests).flatMap(List::stream));
        List<NewImportedKey> fresh =
                keys.stream().filter(key -> !outcomes.containsKey(key.digest())).toList();
        List<NewImportedKey> passedOver = insert(fresh);
        // A unique index held these back. Whatever it was is committed, or else the insert had waited for it.
        outcomes.putAll(earlier(passedOver, passedOver.stream().map(NewImportedKey::digest)));
        fresh.forEach(key -> outcomes.putIfAbsent(key.digest(), new InsertOutcome.Inserted()));
        passedOver.forEach(key -> {
            if (outcomes.get(key.digest()) instanceof InsertOutcome.Inserted) {
                throw new StoreException.Broken("the database refused a key, and holds no key that explains it", null);
            }
        });
        return keys.stream()
                .map(key -> Objects.requireNonNull(outcomes.get(key.digest())))
                .toList();
    }

    /** What the keys already stored say about those to come: one outcome, by digest, for each that is not new. */
    private Map<KeyDigest, InsertOutcome> earlier(List<NewImportedKey> keys, Stream<KeyDigest> digests)
            throws SQLException {
        Map<String, ApiKey> made = byRequest(keys.stream()
                .map(NewImportedKey::requestId)
                .filter(Objects::nonNull)
                .toList());
        Map<KeyDigest, KeyId> taken = byDigest(digests.toList());
        Map<KeyDigest, InsertOutcome> outcomes = HashMap.newHashMap(keys.size());
        for (NewImportedKey key : keys) {
            ApiKey repeated = key.requestId() == null ? null : made.get(key.requestId());
            KeyId by = takenBy(key, taken);
            if (repeated != null) {
                outcomes.put(key.digest(), new InsertOutcome.RequestRepeated(repeated));
            } else if (by != null) {
                outcomes.put(key.digest(), new InsertOutcome.DigestTaken(by));
            }
        }
        return outcomes;
    }

    private static @Nullable KeyId takenBy(NewImportedKey key, Map<KeyDigest, KeyId> taken) {
        return Stream.concat(Stream.of(key.digest()), key.retiredDigests().stream())
                .map(taken::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Map<String, ApiKey> byRequest(List<String> requestIds) throws SQLException {
        Map<String, ApiKey> made = new HashMap<>();
        InQueries.run(
                session,
                BY_REQUEST,
                head -> head.bytes(network.toBytes()).number(KeyCodes.of(KeyKind.IMPORTED)),
                requestIds,
                Parameters::text,
                row -> made.put(row.getString(KeyRows.FIRST_MORE), KeyRows.read(row)));
        return made;
    }

    private Map<KeyDigest, KeyId> byDigest(List<KeyDigest> digests) throws SQLException {
        DigestMap asked = new DigestMap(digests);
        Map<KeyDigest, KeyId> taken = new HashMap<>();
        InQueries.run(
                session,
                BY_DIGEST,
                head -> head.bytes(network.toBytes()),
                asked.bytes(),
                Parameters::bytes,
                row -> taken.put(Objects.requireNonNull(asked.get(row.getBytes(1))), KeyId.ofBytes(row.getBytes(2))));
        return taken;
    }

    /** Returns those that a unique index held back. */
    private List<NewImportedKey> insert(List<NewImportedKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        PreparedStatement statement = session.prepare(dialect.insertOrPassOver(INSERT));
        for (NewImportedKey key : keys) {
            fill(new Parameters(statement), key);
            statement.addBatch();
        }
        int[] counts = statement.executeBatch();
        List<NewImportedKey> passedOver = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                passedOver.add(keys.get(i));
            }
        }
        return passedOver;
    }

    private void fill(Parameters parameters, NewImportedKey imported) throws SQLException {
        ApiKey key = imported.key();
        parameters
                .bytes(network.toBytes())
                .number(KeyCodes.of(KeyKind.IMPORTED))
                .bytes(imported.digest().toBytes())
                .number(imported.digest().secretId().value())
                .text(imported.requestId())
                .bytes(key.keyId().toBytes())
                .time(key.createTime())
                .time(key.updateTime())
                .time(key.expireTime())
                .time(key.lastUsedTime())
                .attributes(key.attributes())
                .revocation(key.revocation());
    }
}
