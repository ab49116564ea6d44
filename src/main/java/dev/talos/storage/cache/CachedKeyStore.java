package dev.talos.storage.cache;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.ImportedKey;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyMemory;
import dev.talos.storage.KeyPage;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.RotateOutcome;
import dev.talos.storage.SaltedKey;
import dev.talos.storage.SchemeCount;
import dev.talos.storage.StoreException;
import dev.talos.telemetry.Metrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store that remembers what a verification finds in the store behind it. What is changed through this store is seen at
 * once; what another server changes, after the time to live at the latest.
 */
public final class CachedKeyStore implements KeyStore, KeyMemory {

    private final KeyStore store;
    private final KeyCache cache;
    private final boolean reads;
    private final Metrics metrics;

    private CachedKeyStore(KeyStore store, KeyCache cache, boolean reads, Metrics metrics) {
        this.store = store;
        this.cache = cache;
        this.reads = reads;
        this.metrics = metrics;
    }

    /**
     * Puts a cache in front of a store.
     *
     * @param ttl how long a key is remembered; asked at each look
     * @param nanos a clock that only runs forward, in nanoseconds
     */
    public static CachedKeyStore of(
            KeyStore store, long maxBytes, Supplier<Duration> ttl, LongSupplier nanos, Metrics metrics) {
        KeyCache cache = new KeyCache(maxBytes, ttl, nanos);
        metrics.gauge("talos.cache.bytes", "About how much memory the remembered keys take", cache::weight);
        return new CachedKeyStore(store, cache, true, metrics);
    }

    /** The same cache for callers who want the truth: what they look up is read from the store, and remembered. */
    public KeyStore refreshing() {
        return new CachedKeyStore(store, cache, false, metrics);
    }

    /** The store behind. Fit for reading only: the cache does not see what is changed there. */
    public KeyStore behind() {
        return store;
    }

    @Override
    public Optional<ApiKey> recallImported(NetworkId network, KeyDigest digest) {
        return counted(cache.imported(network, digest));
    }

    @Override
    public Optional<ApiKey> recallIssued(NetworkId network, KeyId keyId) {
        return counted(cache.issued(network, keyId));
    }

    /** Those that miss are counted where they are looked up. */
    private Optional<ApiKey> counted(Optional<ApiKey> key) {
        if (key.isPresent()) {
            metrics.cacheLookups(1, 0);
        }
        return key;
    }

    @Override
    public Optional<ApiKey> find(NetworkId network, KeyKind kind, KeyId keyId) {
        return store.find(network, kind, keyId);
    }

    @Override
    public Map<KeyDigest, ImportedKey> findImported(NetworkId network, Collection<KeyDigest> digests) {
        Map<KeyDigest, ImportedKey> found = HashMap.newHashMap(digests.size());
        Set<KeyDigest> missing = recall(
                digests, digest -> cache.imported(network, digest).map(key -> new ImportedKey(key, null)), found);
        if (!missing.isEmpty()) {
            KeyCache.Moment beforeRead = cache.beforeRead();
            Map<KeyDigest, ImportedKey> read = store.findImported(network, missing);
            missing.forEach(digest -> learn(network, digest, read.get(digest), beforeRead));
            found.putAll(read);
        }
        return found;
    }

    /** Puts what is remembered into the map; returns the names of the rest. */
    private <N, K> Set<N> recall(Collection<N> names, Function<N, Optional<K>> memory, Map<N, K> found) {
        Set<N> missing = new HashSet<>();
        for (N name : names) {
            Optional<K> known = reads ? memory.apply(name) : Optional.empty();
            known.ifPresentOrElse(key -> found.put(name, key), () -> missing.add(name));
        }
        metrics.cacheLookups(found.size(), missing.size());
        return missing;
    }

    /** Not by the digest of a scheme: whoever has that digest, made in another way, does not have the key. */
    private void learn(NetworkId network, KeyDigest digest, @Nullable ImportedKey read, KeyCache.Moment beforeRead) {
        if (read == null || read.scheme() != null) {
            cache.missImported(network, digest, beforeRead);
        } else {
            cache.rememberImported(network, digest, read.key(), beforeRead);
        }
    }

    @Override
    public Map<KeyDigest, List<SaltedKey>> findSalted(NetworkId network, Collection<KeyDigest> lookups) {
        return store.findSalted(network, lookups);
    }

    @Override
    public List<SchemeCount> legacySchemes(NetworkId network) {
        return store.legacySchemes(network);
    }

    @Override
    public Map<KeyId, ApiKey> findIssued(NetworkId network, Collection<KeyId> keyIds) {
        Map<KeyId, ApiKey> found = HashMap.newHashMap(keyIds.size());
        Set<KeyId> missing = recall(keyIds, keyId -> cache.issued(network, keyId), found);
        if (!missing.isEmpty()) {
            KeyCache.Moment beforeRead = cache.beforeRead();
            Map<KeyId, ApiKey> read = store.findIssued(network, missing);
            missing.forEach(keyId -> learn(network, keyId, read.get(keyId), beforeRead));
            found.putAll(read);
        }
        return found;
    }

    private void learn(NetworkId network, KeyId keyId, @Nullable ApiKey read, KeyCache.Moment beforeRead) {
        if (read == null) {
            cache.missIssued(network, keyId, beforeRead);
        } else {
            cache.rememberIssued(network, read, beforeRead);
        }
    }

    @Override
    public List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        // A key that is not stored yet is not in the cache either.
        return store.insertImported(network, keys, quota);
    }

    @Override
    public List<InsertOutcome> checkImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        return store.checkImported(network, keys, quota);
    }

    @Override
    public InsertOutcome insertIssued(NetworkId network, ApiKey key, @Nullable String requestId, Quota quota) {
        return store.insertIssued(network, key, requestId, quota);
    }

    @Override
    public RotateOutcome rotate(NetworkId network, KeyId old, UnaryOperator<ApiKey> successor, Revocation end) {
        return forgetting(old, () -> store.rotate(network, old, successor, end));
    }

    @Override
    public KeyPage list(NetworkId network, ListQuery query) {
        return store.list(network, query);
    }

    @Override
    public Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change) {
        return forgetting(keyId, () -> store.update(network, kind, keyId, change));
    }

    @Override
    public boolean delete(NetworkId network, KeyKind kind, KeyId keyId) {
        return forgetting(keyId, () -> store.delete(network, kind, keyId));
    }

    /** Also when the store reports a fault: an unconfirmed change may be made all the same, or even later. */
    private <T> T forgetting(KeyId keyId, Supplier<T> change) {
        try {
            return change.get();
        } catch (StoreException.Unconfirmed e) {
            cache.doubt(keyId);
            throw e;
        } finally {
            cache.forget(keyId);
        }
    }

    @Override
    public void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites) {
        // The key stays what it is, and whoever presents it has the same text.
        store.rewriteDigests(network, rewrites);
    }

    @Override
    public long countImportedUnder(SecretId secret) {
        return store.countImportedUnder(secret);
    }

    @Override
    public void ping() {
        store.ping();
    }

    @Override
    public void close() {
        store.close();
    }
}
