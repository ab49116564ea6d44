package dev.talos.service;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the keys that credentials stand for. A key found in any but its ordinary form is moved to that, later. */
public final class KeyLookup {

    /** What it takes to find keys that are not in their ordinary form. */
    record Legacy(SchemeMemory memory, SlowDigests slowDigests, DigestRewriter rewriter) {}

    /** How far a lookup goes. */
    enum Effort {
        /** No further than the database answers. */
        LOOK_UP,
        /** Also to compare with salted digests, which may take seconds. */
        COMPARE
    }

    /** Where to look, and how hard. */
    record Terms(NetworkId network, KeyRing ring, CacheUse use, Effort effort) {}

    /**
     * What is known of the key of a credential.
     *
     * @param open whether more effort may find one
     */
    record Answer(Optional<ApiKey> key, boolean open) {

        private static final Answer NONE = new Answer(Optional.empty(), false);
    }

    private final KeySources sources;
    private final Legacy legacy;

    public KeyLookup(KeySources sources, SchemeMemory memory, SlowDigests slowDigests, DigestRewriter rewriter) {
        this.sources = sources;
        this.legacy = new Legacy(memory, slowDigests, rewriter);
    }

    /** Whether keys are remembered at all. */
    boolean remembers() {
        return sources.memory().isPresent();
    }

    /** The key a credential stands for, when that can be told without waiting. */
    Optional<ApiKey> recall(NetworkId network, KeyRing ring, Secret credential, Route route) {
        return switch (route) {
            case Route.Issued(var keyId) -> sources.memory().flatMap(memory -> memory.recallIssued(network, keyId));
            case Route.Imported _ ->
                sources.memory()
                        .flatMap(memory ->
                                memory.recallImported(network, ring.current().importDigest(network, credential)));
            case Route.Token _ -> Optional.empty();
        };
    }

    /**
     * Every key that one credential stands for. One imported by two servers, before each knew the secret of the other,
     * is stored twice; so is one that came raw and, by another call, as a digest. The database is asked, whatever is
     * remembered.
     *
     * @param taker gets each as soon as it is found, so that a search that fails later was not in vain
     * @throws dev.talos.storage.StoreException.Unavailable also when there are too many salted digests to compare with
     */
    void findAll(NetworkId network, KeyRing ring, Secret credential, Route route, Consumer<ApiKey> taker) {
        KeyStore store = sources.database();
        switch (route) {
            case Route.Issued(var keyId) ->
                store.findIssued(network, List.of(keyId)).values().forEach(taker);
            case Route.Imported _ -> {
                ImportedSearch search = new ImportedSearch(store, legacy, network, ring, List.of(credential), taker);
                search.lookUpAll();
                search.compareAll();
            }
            case Route.Token _ -> {}
        }
    }

    /**
     * The key of each credential, in the same order, from one query for issued keys and one for imported ones; when
     * imported keys are missing, from a few more. Tokens have none.
     *
     * @throws dev.talos.storage.StoreException.Unavailable as for {@link #findAll}
     */
    List<Answer> find(Terms terms, List<Secret> credentials, List<Route> routes) {
        KeyStore store = sources.of(terms.use());
        List<KeyId> issuedIds = new ArrayList<>();
        List<Secret> maybeImported = new ArrayList<>(credentials.size());
        for (int i = 0; i < credentials.size(); i++) {
            switch (routes.get(i)) {
                case Route.Issued(var keyId) -> issuedIds.add(keyId);
                case Route.Imported _ -> maybeImported.add(credentials.get(i));
                case Route.Token _ -> {}
            }
        }
        Map<KeyId, ApiKey> issued = issuedIds.isEmpty() ? Map.of() : store.findIssued(terms.network(), issuedIds);
        ImportedSearch search =
                new ImportedSearch(store, legacy, terms.network(), terms.ring(), maybeImported, _ -> {});
        if (!maybeImported.isEmpty()) {
            search.lookUp();
            search.findCandidates();
            if (terms.effort() == Effort.COMPARE) {
                search.compare();
            }
        }
        List<Answer> answers = new ArrayList<>(credentials.size());
        int imported = 0;
        for (Route route : routes) {
            answers.add(
                    switch (route) {
                        case Route.Issued(var keyId) -> new Answer(Optional.ofNullable(issued.get(keyId)), false);
                        case Route.Imported _ -> answer(search, imported++, terms.effort());
                        case Route.Token _ -> Answer.NONE;
                    });
        }
        return answers;
    }

    private static Answer answer(ImportedSearch search, int credential, Effort effort) {
        return new Answer(search.key(credential), effort == Effort.LOOK_UP && search.isOpen(credential));
    }
}
