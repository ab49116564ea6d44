package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.NetworkId;
import dev.talos.storage.HashedPart;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.SchemeCount;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes in imported keys, within one transaction. */
final class ImportInsert {

    private final NetworkId network;
    private final InQueries queries;
    private final KeyInsert table;
    private final KeyCount count;
    private final EarlierKeys earlier;
    private final LegacySchemes schemes;
    private final LegacyKeys legacy;

    ImportInsert(Dialect dialect, NetworkId network, Session session) {
        this.network = network;
        this.queries = new InQueries(dialect, session);
        this.table = new KeyInsert(dialect, network, session);
        this.count = new KeyCount(dialect, network, session);
        this.earlier = new EarlierKeys(dialect, network, session);
        this.schemes = new LegacySchemes(dialect, network, session);
        this.legacy = new LegacyKeys(dialect, network, session);
    }

    List<InsertOutcome> run(List<NewImportedKey> keys, Quota quota) throws SQLException {
        boolean told = table.passesOver(keys.size());
        Map<KeyDigest, InsertOutcome> outcomes =
                earlier.outcomes(keys, keys.stream().flatMap(key -> lookedUp(key, told)));
        List<NewImportedKey> fresh = fresh(keys, outcomes);
        ImportRoom room = room(fresh, quota);
        if (!room.holds(fresh)) {
            // What is stored already takes no room.
            outcomes.putAll(earlier.outcomes(fresh, fresh.stream().map(NewImportedKey::digest)));
        }
        List<NewImportedKey> fitting = fitting(fresh(fresh, outcomes), room, outcomes);
        List<NewImportedKey> passedOver = insert(fitting);
        // A unique index held these back. Whatever it was is committed, or else the insert had waited for it.
        outcomes.putAll(earlier.outcomes(passedOver, passedOver.stream().map(NewImportedKey::digest)));
        fitting.forEach(key -> outcomes.putIfAbsent(key.digest(), new InsertOutcome.Inserted()));
        for (NewImportedKey key : passedOver) {
            if (outcomes.get(key.digest()) instanceof InsertOutcome.Inserted) {
                throw new UnexplainedRefusal();
            }
        }
        count(
                fitting.stream()
                        .filter(key -> outcomes.get(key.digest()) instanceof InsertOutcome.Inserted)
                        .toList(),
                quota,
                room);
        return inOrder(keys, outcomes);
    }

    /** Last, as all who write for the tenant wait from here on. Room that others took meanwhile shows now. */
    private void count(List<NewImportedKey> inserted, Quota quota, ImportRoom room) throws SQLException {
        if (hashed(inserted).findAny().isPresent()) {
            legacy.add(inserted);
        }
        count.add(inserted.stream().filter(ImportRoom::isUnrevoked).count(), quota);
        if (room.mayBeTakenTwice()) {
            count.lock();
            if (room.isExceeded(inserted, schemes.read(), alike(inserted))) {
                throw new CountContention();
            }
        }
    }

    /** What {@link #run} would answer. Reads only, in a transaction or not. */
    List<InsertOutcome> check(List<NewImportedKey> keys, Quota quota) throws SQLException {
        Map<KeyDigest, InsertOutcome> outcomes =
                earlier.outcomes(keys, keys.stream().flatMap(NewImportedKey::digests));
        List<NewImportedKey> fresh = fresh(keys, outcomes);
        fitting(fresh, room(fresh, quota), outcomes)
                .forEach(key -> outcomes.put(key.digest(), new InsertOutcome.Inserted()));
        return inOrder(keys, outcomes);
    }

    private static List<InsertOutcome> inOrder(List<NewImportedKey> keys, Map<KeyDigest, InsertOutcome> outcomes) {
        return keys.stream()
                .map(key -> Objects.requireNonNull(outcomes.get(key.digest())))
                .toList();
    }

    /**
     * A hashed key has to be known for new before it counts.
     *
     * @param told whether the insert tells of each key whether its digest is there already
     */
    private static Stream<KeyDigest> lookedUp(NewImportedKey key, boolean told) {
        return told && key.hashed() == null ? key.otherDigests().stream() : key.digests();
    }

    private ImportRoom room(List<NewImportedKey> keys, Quota quota) throws SQLException {
        return new ImportRoom(count.room(quota), schemesFor(keys), alike(keys));
    }

    /** The keys that there is room for, in order; the others get their outcome here. */
    private static List<NewImportedKey> fitting(
            List<NewImportedKey> keys, ImportRoom room, Map<KeyDigest, InsertOutcome> outcomes) {
        List<NewImportedKey> fitting = new ArrayList<>();
        for (NewImportedKey key : keys) {
            InsertOutcome refusal = room.take(key);
            if (refusal == null) {
                fitting.add(key);
            } else {
                outcomes.put(key.digest(), refusal);
            }
        }
        return fitting;
    }

    private List<SchemeCount> schemesFor(List<NewImportedKey> keys) throws SQLException {
        return hashed(keys).findAny().isEmpty() ? List.of() : schemes.read();
    }

    private Map<KeyDigest, Integer> alike(List<NewImportedKey> keys) throws SQLException {
        Set<KeyDigest> lookups = new HashSet<>();
        hashed(keys)
                .map(HashedPart::salted)
                .filter(Objects::nonNull)
                .forEach(salted -> salted.lookups().forEach(lookups::add));
        return lookups.isEmpty() ? Map.of() : new LegacyLookups(network, lookups).count(queries);
    }

    private static Stream<HashedPart> hashed(List<NewImportedKey> keys) {
        return keys.stream().map(NewImportedKey::hashed).filter(Objects::nonNull);
    }

    private static List<NewImportedKey> fresh(List<NewImportedKey> keys, Map<KeyDigest, InsertOutcome> outcomes) {
        return keys.stream().filter(key -> !outcomes.containsKey(key.digest())).toList();
    }

    /** Returns those that a unique index held back. */
    private List<NewImportedKey> insert(List<NewImportedKey> fitting) throws SQLException {
        if (fitting.isEmpty()) {
            return List.of();
        }
        // Two who bring the same keys wait for each other, in whatever order they bring them, and do not deadlock.
        List<NewImportedKey> keys = fitting.stream()
                .sorted(Comparator.comparing(NewImportedKey::digest))
                .toList();
        int[] counts = table.run(keys.stream().map(ImportInsert::row).toList());
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] == 0)
                .mapToObj(keys::get)
                .toList();
    }

    private static KeyInsert.Row row(NewImportedKey key) {
        HashedPart hashed = key.hashed();
        return new KeyInsert.Row(key.key(), key.digest(), hashed == null ? null : hashed.scheme(), key.requestId());
    }
}
