package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
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

    static final String BY_REQUEST = "SELECT " + KeyRows.COLUMNS + ", request_id FROM api_keys"
            + " WHERE network_id = ? AND kind = ? AND request_id";

    static final String BY_DIGEST = "SELECT digest, key_id FROM api_keys WHERE network_id = ? AND digest";

    private final NetworkId network;
    private final Session session;
    private final KeyInsert table;
    private final KeyCount count;

    ImportInsert(Dialect dialect, NetworkId network, Session session) {
        this.network = network;
        this.session = session;
        this.table = new KeyInsert(dialect, network, session);
        this.count = new KeyCount(dialect, network, session);
    }

    List<InsertOutcome> run(List<NewImportedKey> keys, Quota quota) throws SQLException {
        Map<KeyDigest, InsertOutcome> outcomes =
                earlier(keys, keys.stream().map(NewImportedKey::retiredDigests).flatMap(List::stream));
        List<NewImportedKey> fitting = fitting(fresh(keys, outcomes), quota, outcomes);
        List<NewImportedKey> passedOver = insert(fitting);
        count.add(unrevoked(fitting) - unrevoked(passedOver));
        // A unique index held these back. Whatever it was is committed, or else the insert had waited for it.
        outcomes.putAll(earlier(passedOver, passedOver.stream().map(NewImportedKey::digest)));
        fitting.forEach(key -> outcomes.putIfAbsent(key.digest(), new InsertOutcome.Inserted()));
        for (NewImportedKey key : passedOver) {
            if (outcomes.get(key.digest()) instanceof InsertOutcome.Inserted) {
                throw new UnexplainedRefusal();
            }
        }
        return keys.stream()
                .map(key -> Objects.requireNonNull(outcomes.get(key.digest())))
                .toList();
    }

    /** The keys that there is room for, in order; the others get their outcome here. */
    private List<NewImportedKey> fitting(List<NewImportedKey> keys, Quota quota, Map<KeyDigest, InsertOutcome> outcomes)
            throws SQLException {
        if (keys.isEmpty()) {
            return keys;
        }
        long room = count.room(quota);
        if (unrevoked(keys) <= room) {
            return keys;
        }
        // What is stored already takes no room. Where there is enough, the unique index tells it for less.
        outcomes.putAll(earlier(keys, keys.stream().map(NewImportedKey::digest)));
        List<NewImportedKey> fitting = new ArrayList<>();
        for (NewImportedKey key : fresh(keys, outcomes)) {
            if (!isUnrevoked(key)) {
                fitting.add(key);
            } else if (room > 0) {
                fitting.add(key);
                room--;
            } else {
                outcomes.put(key.digest(), new InsertOutcome.QuotaExceeded());
            }
        }
        return fitting;
    }

    private static List<NewImportedKey> fresh(List<NewImportedKey> keys, Map<KeyDigest, InsertOutcome> outcomes) {
        return keys.stream().filter(key -> !outcomes.containsKey(key.digest())).toList();
    }

    private static long unrevoked(List<NewImportedKey> keys) {
        return keys.stream().filter(ImportInsert::isUnrevoked).count();
    }

    private static boolean isUnrevoked(NewImportedKey key) {
        return key.key().revocation() == null;
    }

    /** What the keys already stored say about those to come: one outcome, by digest, for each that is not new. */
    private Map<KeyDigest, InsertOutcome> earlier(List<NewImportedKey> keys, Stream<KeyDigest> digests)
            throws SQLException {
        Map<String, ApiKey> made = byRequest(
                session,
                network,
                KeyKind.IMPORTED,
                keys.stream()
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

    /** The keys of that kind that earlier calls made, by the ids of those calls. */
    static Map<String, ApiKey> byRequest(Session session, NetworkId network, KeyKind kind, List<String> requestIds)
            throws SQLException {
        Map<String, ApiKey> made = new HashMap<>();
        InQueries.run(
                session,
                BY_REQUEST,
                head -> head.bytes(network.toBytes()).number(KeyCodes.of(kind)),
                requestIds,
                Parameters::text,
                row -> made.put(StoredText.read(row.getString(KeyRows.FIRST_MORE)), KeyRows.read(row)));
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
        int[] counts = table.run(keys.stream()
                .map(key -> new KeyInsert.Row(key.key(), key.digest(), key.requestId()))
                .toList());
        List<NewImportedKey> passedOver = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                passedOver.add(keys.get(i));
            }
        }
        return passedOver;
    }
}
