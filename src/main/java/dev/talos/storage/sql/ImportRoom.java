package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.LegacyScheme;
import dev.talos.storage.HashedPart;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.SchemeCount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much more may come in. Each key that does takes some of it. */
final class ImportRoom {

    private long keys;
    private final Set<LegacyScheme> inUse;
    private final Map<KeyDigest, Integer> alike;
    private boolean tookScheme;
    private boolean tookLookup;

    /**
     * @param keys how many more that are not revoked; 0 or less for none
     * @param alike how many keys there are with each lookup
     */
    ImportRoom(long keys, List<SchemeCount> schemes, Map<KeyDigest, Integer> alike) {
        this.keys = keys;
        this.inUse = schemes.stream()
                .filter(SchemeCount::inUse)
                .map(SchemeCount::scheme)
                .collect(Collectors.toCollection(HashSet::new));
        this.alike = new HashMap<>(alike);
    }

    boolean holds(List<NewImportedKey> all) {
        return all.stream().filter(ImportRoom::isUnrevoked).count() <= keys;
    }

    /** Takes the room for a key, or says what there is not enough of. */
    @Nullable
    InsertOutcome take(NewImportedKey key) {
        HashedPart hashed = key.hashed();
        HashedPart.Salted salted = hashed == null ? null : hashed.salted();
        if (hashed != null && !inUse.contains(hashed.scheme()) && inUse.size() >= HashedPart.MOST_SCHEMES) {
            return new InsertOutcome.TooManySchemes();
        }
        if (salted != null && count(salted) >= HashedPart.MOST_ALIKE) {
            return new InsertOutcome.TooManyAlike();
        }
        if (isUnrevoked(key)) {
            if (keys <= 0) {
                return new InsertOutcome.QuotaExceeded();
            }
            keys--;
        }
        if (hashed != null && inUse.add(hashed.scheme())) {
            tookScheme = true;
        }
        if (salted != null) {
            alike.merge(salted.lookup(), 1, Integer::sum);
            tookLookup = true;
        }
        return null;
    }

    /** Whether room was taken that someone else may be taking right now, and that is no matter of the quota. */
    boolean mayBeTakenTwice() {
        return tookScheme || tookLookup;
    }

    /** Whether the keys that are in now are too many together with those that others brought at the same time. */
    boolean isExceeded(List<NewImportedKey> in, List<SchemeCount> schemesNow, Map<KeyDigest, Integer> alikeNow) {
        ImportRoom now = new ImportRoom(0, schemesNow, alikeNow);
        return (tookScheme && now.inUse.size() > HashedPart.MOST_SCHEMES)
                || in.stream()
                        .map(NewImportedKey::hashed)
                        .filter(Objects::nonNull)
                        .map(HashedPart::salted)
                        .filter(Objects::nonNull)
                        .anyMatch(salted -> now.count(salted) > HashedPart.MOST_ALIKE);
    }

    private int count(HashedPart.Salted salted) {
        return salted.lookups()
                .map(alike::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    static boolean isUnrevoked(NewImportedKey key) {
        return key.key().revocation() == null;
    }
}
