package dev.talos.storage.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keys that were found in the store, by what they were found under. Keys that were not found are not remembered: whoever
 * tries keys at random must neither fill the memory nor push out the keys of others.
 *
 * <p>A change of a key is never undone by a read that began before it: see {@link Changes}.
 */
final class KeyCache {

    /** Keys run out in the last eighth of the time to live. */
    private static final int LAST_PART = 8;

    /** What a key is found under. Neither is a credential. */
    private sealed interface Name {
        record Imported(NetworkId network, KeyDigest digest) implements Name {}

        record Issued(NetworkId network, KeyId keyId) implements Name {}
    }

    /**
     * A key as it was read.
     *
     * @param readAt the count of changes before the read
     * @param nanos the clock before the read
     */
    private record Entry(ApiKey key, long readAt, long nanos) {

        /** Of two reads, that which began later, whichever is done first. */
        static Entry later(Entry one, Entry other) {
            return one.nanos - other.nanos > 0 ? one : other;
        }
    }

    /**
     * The moment before a read, so that what others do meanwhile counts as later.
     *
     * @param changes how many there were
     * @param nanos the clock
     */
    record Moment(long changes, long nanos) {}

    private final Cache<Name, Entry> entries;
    private final Changes changes = new Changes();
    private final Doubts doubts;
    private final Supplier<Duration> ttl;
    private final LongSupplier nanos;

    /**
     * @param maxBytes about how much all entries together may take
     * @param ttl how long a key is remembered, a day or less; some keys are forgotten up to an eighth earlier; asked at
     *     each look
     * @param nanos a clock that only runs forward
     */
    KeyCache(long maxBytes, Supplier<Duration> ttl, LongSupplier nanos) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Name _, Entry entry) -> Weight.of(entry.key()))
                .executor(Runnable::run)
                .build();
        this.ttl = ttl;
        this.nanos = nanos;
        this.doubts = new Doubts(nanos);
    }

    Optional<ApiKey> imported(NetworkId network, KeyDigest digest) {
        return find(new Name.Imported(network, digest));
    }

    Optional<ApiKey> issued(NetworkId network, KeyId keyId) {
        return find(new Name.Issued(network, keyId));
    }

    /** To be asked before the store is read, and handed over with what was found. */
    Moment beforeRead() {
        return new Moment(changes.count(), nanos.getAsLong());
    }

    void rememberImported(NetworkId network, KeyDigest digest, ApiKey key, Moment beforeRead) {
        remember(new Name.Imported(network, digest), key, beforeRead);
    }

    void rememberIssued(NetworkId network, ApiKey key, Moment beforeRead) {
        remember(new Name.Issued(network, key.keyId()), key, beforeRead);
    }

    /** A read that began before a doubt did is old by then: whoever doubts forgets as well. */
    private void remember(Name name, ApiKey key, Moment beforeRead) {
        if (!doubts.about(key.keyId())) {
            Entry entry = new Entry(key, beforeRead.changes(), beforeRead.nanos());
            entries.asMap().merge(name, entry, Entry::later);
        }
    }

    /** To be called when the store has no such key: another server may have deleted it. */
    void missImported(NetworkId network, KeyDigest digest, Moment beforeRead) {
        miss(new Name.Imported(network, digest), beforeRead);
    }

    /** As {@link #missImported}. */
    void missIssued(NetworkId network, KeyId keyId, Moment beforeRead) {
        miss(new Name.Issued(network, keyId), beforeRead);
    }

    /** What began to be read later stays: the key may have come in between. */
    private void miss(Name name, Moment beforeRead) {
        entries.asMap().computeIfPresent(name, (_, entry) -> entry.nanos() - beforeRead.nanos() > 0 ? entry : null);
    }

    /** To be called before {@link #forget} when the change may be stored at any time yet: the key is not remembered. */
    void doubt(KeyId keyId) {
        doubts.add(keyId);
    }

    /** To be called once the change is stored, or may be. */
    void forget(KeyId keyId) {
        changes.add(keyId);
    }

    private Optional<ApiKey> find(Name name) {
        Entry entry = entries.getIfPresent(name);
        return entry != null && isGood(entry) ? Optional.of(entry.key()) : Optional.empty();
    }

    private boolean isGood(Entry entry) {
        KeyId keyId = entry.key().keyId();
        return nanos.getAsLong() - entry.nanos() < lifeNanos(keyId) && !changes.since(entry.readAt(), keyId);
    }

    /** Some live shorter than others: what came in together would else be looked up again together, and all would wait. */
    private long lifeNanos(KeyId keyId) {
        long most = ttl.get().toNanos();
        return most - most / LAST_PART * Slots.of(keyId) / Slots.COUNT;
    }

    /** How much the entries weigh, in bytes. */
    long weight() {
        entries.cleanUp();
        return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
