package dev.talos.service;

import dev.talos.credential.legacy.HashedKey;
import dev.talos.model.Checked;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Takes in keys that were made elsewhere, raw or as digests: one, or up to a thousand at a time. */
public final class ImportKeys {

    /** Rows of one transaction: long enough to share its cost, short enough not to keep other writers waiting. */
    private static final int CHUNK = 500;

    private final KeyStore store;
    private final ImportPreparation preparation;
    private final SchemeMemory memory;
    private final Supplier<Trust> trust;
    private final Supplier<QuotaSettings> quota;

    public ImportKeys(
            KeyStore store,
            ImportPreparation preparation,
            SchemeMemory memory,
            Supplier<Trust> trust,
            Supplier<QuotaSettings> quota) {
        this.store = store;
        this.preparation = preparation;
        this.memory = memory;
        this.trust = trust;
        this.quota = quota;
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
        ImportBatch batch = prepare(network, items);
        store(network, batch);
        return batch.outcomes();
    }

    /** What {@link #importAll} would do now. Stores nothing: {@link ImportOutcome.Importable} is all it says of new keys. */
    public List<ImportOutcome> checkAll(NetworkId network, List<Checked<ImportRequest>> items) {
        ImportBatch batch = prepare(network, items);
        List<NewImportedKey> keys = new ArrayList<>();
        for (List<ImportBatch.Candidate> chunk = batch.next(CHUNK); !chunk.isEmpty(); chunk = batch.next(CHUNK)) {
            int before = keys.size();
            chunk.forEach(candidate -> keys.add(candidate.key()));
            // With those before, for they would be in by now.
            List<InsertOutcome> outcomes =
                    store.checkImported(network, keys, quota.get().quota());
            batch.settleChecked(chunk, outcomes.subList(before, outcomes.size()));
        }
        return batch.outcomes();
    }

    private ImportBatch prepare(NetworkId network, List<Checked<ImportRequest>> items) {
        ImportBatch batch = new ImportBatch(items.size());
        Trust trusted = trust.get();
        SchemesInUse schemes = schemes(network, items);
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Checked.Faulty<ImportRequest>(var violations) ->
                    batch.settle(i, new ImportOutcome.Invalid(violations));
                case Checked.Ok<ImportRequest>(var request) -> {
                    switch (preparation.prepare(network, trusted, schemes, request)) {
                        case ImportPreparation.Prepared.Ready(var key) -> batch.add(i, key);
                        case ImportPreparation.Prepared.Settled(var outcome) -> batch.settle(i, outcome);
                    }
                }
            }
        }
        return batch;
    }

    /** Those in use, and those that the items bring. */
    private SchemesInUse schemes(NetworkId network, List<Checked<ImportRequest>> items) {
        SchemesInUse inUse = memory.read(network);
        Set<SchemesInUse.Unsalted> all = new LinkedHashSet<>(inUse.unsalted());
        for (Checked<ImportRequest> item : items) {
            if (item instanceof Checked.Ok<ImportRequest>(var request)
                    && request.form() instanceof ImportRequest.Form.Hashed(HashedKey.Unsalted(var scheme, var _))) {
                all.add(new SchemesInUse.Unsalted(new LegacyScheme(scheme.text()), scheme));
            }
        }
        return new SchemesInUse(List.copyOf(all), List.of());
    }

    private void store(NetworkId network, ImportBatch batch) {
        boolean anyStored = false;
        for (List<ImportBatch.Candidate> chunk = batch.next(CHUNK); !chunk.isEmpty(); chunk = batch.next(CHUNK)) {
            try {
                List<InsertOutcome> outcomes = store.insertImported(
                        network,
                        chunk.stream().map(ImportBatch.Candidate::key).toList(),
                        quota.get().quota());
                batch.settleStored(chunk, outcomes);
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
