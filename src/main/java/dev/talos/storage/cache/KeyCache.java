package dev.talos.storage.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        // Records would compare and hash by method handles, at several times the cost.
        record Imported(NetworkId network, KeyDigest digest) implements Name {

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Imported that
                        && digest.equals(that.digest)
                        && network.value().equals(that.network.value());
            }

            @Override
            public int hashCode() {
                return digest.hashCode();
            }
        }

        /** The bits of the key's id: objects of their own would be two more reads of memory for each look. */
        record Issued(NetworkId network, long mostBits, long leastBits) implements Name {

            static Issued of(NetworkId network, KeyId keyId) {
                UUID id = keyId.value();
                return new Issued(network, id.getMostSignificantBits(), id.getLeastSignificantBits());
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Issued that
                        && mostBits == that.mostBits
                        && leastBits == that.leastBits
                        && network.value().equals(that.network.value());
            }

            @Override
            public int hashCode() {
                return Long.hashCode(mostBits ^ leastBits);
            }
        }
    }

    /**
     * A key as it was read.
     *
     * @param slot of its changes, so that a look need not read the id
     * @param readAt the count of changes before the read
     * @param nanos the clock before the read
     */
    private record Entry(ApiKey key, int slot, long readAt, long nanos) {

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
        return find(Name.Issued.of(network, keyId));
    }

    /** To be asked before the store is read, and handed over with what was found. */
    Moment beforeRead() {
        return new Moment(changes.count(), nanos.getAsLong());
    }

    void rememberImported(NetworkId network, KeyDigest digest, ApiKey key, Moment beforeRead) {
        remember(new Name.Imported(network, digest), key, beforeRead);
    }

    void rememberIssued(NetworkId network, ApiKey key, Moment beforeRead) {
        remember(Name.Issued.of(network, key.keyId()), key, beforeRead);
    }

    /** A read that began before a doubt did is old by then: whoever doubts forgets as well. */
    private void remember(Name name, ApiKey key, Moment beforeRead) {
        if (!doubts.about(key.keyId())) {
            Entry entry = new Entry(key, Slots.of(key.keyId()), beforeRead.changes(), beforeRead.nanos());
            entries.asMap().merge(name, entry, Entry::later);
        }
    }

    /** To be called when the store has no such key: another server may have deleted it. */
    void missImported(NetworkId network, KeyDigest digest, Moment beforeRead) {
        miss(new Name.Imported(network, digest), beforeRead);
    }

    /** As {@link #missImported}. */
    void missIssued(NetworkId network, KeyId keyId, Moment beforeRead) {
        miss(Name.Issued.of(network, keyId), beforeRead);
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
        return nanos.getAsLong() - entry.nanos() < lifeNanos(entry.slot())
                && !changes.since(entry.readAt(), entry.slot());
    }

    /** Some live shorter than others: what came in together would else be looked up again together, and all would wait. */
    private long lifeNanos(int slot) {
        long most = ttl.get().toNanos();
        return most - most / LAST_PART * slot / Slots.COUNT;
    }

    /** How much the entries weigh, in bytes. */
    long weight() {
        entries.cleanUp();
        return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
