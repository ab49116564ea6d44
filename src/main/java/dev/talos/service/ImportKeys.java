package dev.talos.service;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in keys that were made elsewhere: one, or up to a thousand at a time. */
public final class ImportKeys {

    /** Rows of one transaction: long enough to share its cost, short enough not to keep other writers waiting. */
    private static final int CHUNK = 500;

    private final KeyStore store;
    private final CredentialRouter router;
    private final Supplier<Trust> trust;
    private final Supplier<QuotaSettings> quota;
    private final KeyLifetimes lifetimes;
    private final Timestamps timestamps;

    public ImportKeys(
            KeyStore store,
            TokenProofs proofs,
            Supplier<Trust> trust,
            Supplier<QuotaSettings> quota,
            KeyLifetimes lifetimes,
            Timestamps timestamps) {
        this.store = store;
        this.router = new CredentialRouter(proofs);
        this.trust = trust;
        this.quota = quota;
        this.lifetimes = lifetimes;
        this.timestamps = timestamps;
    }

    public ImportOutcome importOne(NetworkId network, ImportRequest request) {
        return importAll(network, List.of(new Checked.Ok<>(request))).getFirst();
    }

    /**
     * Imports each item that can be; one bad item fails no other.
     *
     * @return one outcome for each item, in the same order
     * @throws StoreException when nothing at all could be stored; once a part is in, the rest is told as
     *     {@link ImportOutcome.NotStored}
     */
    public List<ImportOutcome> importAll(NetworkId network, List<Checked<ImportRequest>> items) {
        ImportBatch batch = new ImportBatch(items.size());
        Trust trusted = trust.get();
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Checked.Faulty<ImportRequest>(var violations) ->
                    batch.settle(i, new ImportOutcome.Invalid(violations));
                case Checked.Ok<ImportRequest>(var request) -> prepare(network, trusted, request, i, batch);
            }
        }
        store(network, batch);
        return batch.outcomes();
    }

    private void prepare(NetworkId network, Trust trusted, ImportRequest request, int index, ImportBatch batch) {
        Instant now = timestamps.next();
        if (router.isOurs(trusted, request.rawKey(), now)) {
            batch.settle(index, new ImportOutcome.IssuedHere());
            return;
        }
        switch (lifetimes.expiry(request.ttl(), now)) {
            case Checked.Faulty<Optional<Instant>>(var violations) ->
                batch.settle(index, new ImportOutcome.Invalid(violations));
            case Checked.Ok<Optional<Instant>>(var expiry) ->
                batch.add(index, newKey(network, trusted.ring(), request, now, expiry.orElse(null)));
        }
    }

    private static NewImportedKey newKey(
            NetworkId network, KeyRing secrets, ImportRequest request, Instant now, @Nullable Instant expiry) {
        ApiKey key = new ApiKey(KeyId.random(), KeyKind.IMPORTED, request.attributes(), now, now, expiry, null, null);
        List<KeyDigest> retired = secrets.retired().stream()
                .map((SecretKeys keys) -> keys.importDigest(network, request.rawKey()))
                .toList();
        KeyDigest digest = secrets.current().importDigest(network, request.rawKey());
        return new NewImportedKey(key, digest, retired, request.requestId(), null);
    }

    private void store(NetworkId network, ImportBatch batch) {
        boolean anyStored = false;
        for (List<ImportBatch.Candidate> chunk : batch.chunks(CHUNK)) {
            try {
                List<InsertOutcome> outcomes = store.insertImported(
                        network,
                        chunk.stream().map(ImportBatch.Candidate::key).toList(),
                        quota.get().quota());
                batch.settle(chunk, outcomes);
                anyStored = true;
            } catch (StoreException e) {
                if (!anyStored) {
                    throw e;
                }
                chunk.forEach(candidate -> batch.settle(candidate.index(), new ImportOutcome.NotStored()));
            }
        }
    }
}
