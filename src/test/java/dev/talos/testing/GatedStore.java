package dev.talos.testing;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import dev.talos.storage.NewImportedKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A real store behind a gate: something that each call runs first, and that may wait or throw. */
public final class GatedStore implements KeyStore {

    private final KeyStore store;
    private final AtomicReference<Runnable> gate;

    public GatedStore(KeyStore store, AtomicReference<Runnable> gate) {
        this.store = store;
        this.gate = gate;
    }

    private KeyStore gated() {
        gate.get().run();
        return store;
    }

    @Override
    public Optional<ApiKey> find(NetworkId network, KeyKind kind, KeyId keyId) {
        return gated().find(network, kind, keyId);
    }

    @Override
    public Map<KeyDigest, ApiKey> findImported(NetworkId network, Collection<KeyDigest> digests) {
        return gated().findImported(network, digests);
    }

    @Override
    public List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys) {
        return gated().insertImported(network, keys);
    }

    @Override
    public List<ApiKey> list(NetworkId network, ListQuery query) {
        return gated().list(network, query);
    }

    @Override
    public Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change) {
        return gated().update(network, kind, keyId, change);
    }

    @Override
    public boolean delete(NetworkId network, KeyKind kind, KeyId keyId) {
        return gated().delete(network, kind, keyId);
    }

    @Override
    public void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites) {
        gated().rewriteDigests(network, rewrites);
    }

    @Override
    public long countImportedUnder(SecretId secret) {
        return gated().countImportedUnder(secret);
    }

    @Override
    public void ping() {
        gated().ping();
    }

    @Override
    public void close() {
        store.close();
    }
}
