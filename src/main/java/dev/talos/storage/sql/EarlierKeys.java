package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the keys that are stored say about those to come. */
final class EarlierKeys {

    static final String BY_REQUEST = "SELECT " + KeyRows.COLUMNS + ", request_id FROM api_keys"
            + " WHERE network_id = ? AND kind = ? AND request_id";

    static final String BY_DIGEST = "SELECT digest, key_id FROM api_keys WHERE network_id = ? AND digest";

    static final String BY_LEGACY_DIGEST = "SELECT digest, key_id FROM legacy_digests WHERE network_id = ? AND digest";

    private final NetworkId network;
    private final InQueries queries;

    EarlierKeys(Dialect dialect, NetworkId network, Session session) {
        this.network = network;
        this.queries = new InQueries(dialect, session);
    }

    /**
     * One outcome, by digest, for each that is not new.
     *
     * @param digests those of the keys' digests that are looked up. Those that hashed keys came in with, which have
     *     been seen since, are looked up in any case
     */
    Map<KeyDigest, InsertOutcome> outcomes(List<NewImportedKey> keys, Stream<KeyDigest> digests) throws SQLException {
        List<String> requestIds = keys.stream()
                .map(NewImportedKey::requestId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, ApiKey> made = byRequest(KeyKind.IMPORTED, requestIds);
        Map<KeyDigest, KeyId> taken = new HashMap<>();
        addByDigest(BY_DIGEST, digests.toList(), taken);
        addByDigest(
                BY_LEGACY_DIGEST,
                keys.stream()
                        .filter(key -> key.hashed() != null)
                        .flatMap(NewImportedKey::digests)
                        .toList(),
                taken);
        Map<KeyDigest, InsertOutcome> outcomes = HashMap.newHashMap(keys.size());
        for (NewImportedKey key : keys) {
            ApiKey repeated = key.requestId() == null ? null : made.get(key.requestId());
            if (repeated != null) {
                outcomes.put(key.digest(), new InsertOutcome.RequestRepeated(repeated));
            } else {
                key.digests()
                        .map(taken::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(by -> outcomes.put(key.digest(), new InsertOutcome.DigestTaken(by)));
            }
        }
        return outcomes;
    }

    /** The keys of that kind that earlier calls made, by the ids of those calls. */
    Map<String, ApiKey> byRequest(KeyKind kind, List<String> requestIds) throws SQLException {
        Map<String, ApiKey> made = new HashMap<>();
        queries.run(
                BY_REQUEST,
                head -> head.bytes(network.toBytes()).number(KeyCodes.of(kind)),
                requestIds,
                InQueries.Type.TEXT,
                row -> made.put(StoredText.read(row.getString(KeyRows.FIRST_MORE)), KeyRows.read(row)));
        return made;
    }

    private void addByDigest(String select, List<KeyDigest> digests, Map<KeyDigest, KeyId> taken) throws SQLException {
        DigestMap asked = new DigestMap(digests);
        queries.run(
                select,
                head -> head.bytes(network.toBytes()),
                asked.bytes(),
                InQueries.Type.BYTES,
                row -> taken.put(Objects.requireNonNull(asked.get(row.getBytes(1))), KeyId.ofBytes(row.getBytes(2))));
    }
}
