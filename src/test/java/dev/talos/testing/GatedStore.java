package dev.talos.testing;

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
import dev.talos.storage.KeyPage;
import dev.talos.storage.KeyStore;
import dev.talos.storage.ListQuery;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.RotateOutcome;
import dev.talos.storage.SaltedKey;
import dev.talos.storage.SchemeCount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    public Map<KeyDigest, ImportedKey> findImported(NetworkId network, Collection<KeyDigest> digests) {
        return gated().findImported(network, digests);
    }

    @Override
    public Map<KeyDigest, List<SaltedKey>> findSalted(NetworkId network, Collection<KeyDigest> lookups) {
        return gated().findSalted(network, lookups);
    }

    @Override
    public List<SchemeCount> legacySchemes(NetworkId network) {
        return gated().legacySchemes(network);
    }

    @Override
    public Map<KeyId, ApiKey> findIssued(NetworkId network, Collection<KeyId> keyIds) {
        return gated().findIssued(network, keyIds);
    }

    @Override
    public List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        return gated().insertImported(network, keys, quota);
    }

    @Override
    public List<InsertOutcome> checkImported(NetworkId network, List<NewImportedKey> keys, Quota quota) {
        return gated().checkImported(network, keys, quota);
    }

    @Override
    public InsertOutcome insertIssued(NetworkId network, ApiKey key, @Nullable String requestId, Quota quota) {
        return gated().insertIssued(network, key, requestId, quota);
    }

    @Override
    public RotateOutcome rotate(NetworkId network, KeyId old, UnaryOperator<ApiKey> successor, Revocation end) {
        return gated().rotate(network, old, successor, end);
    }

    @Override
    public KeyPage list(NetworkId network, ListQuery query) {
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
