package dev.talos.service;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the keys that credentials stand for. A key found in any but its ordinary form is moved to that, later. */
public final class KeyLookup {

    /** What a search works with. */
    record Tools(KeyStore store, SchemeMemory memory, SlowDigests slowDigests, DigestRewriter rewriter) {}

    private final KeyStore store;
    private final Tools tools;

    public KeyLookup(KeyStore store, SchemeMemory memory, SlowDigests slowDigests, DigestRewriter rewriter) {
        this.store = store;
        this.tools = new Tools(store, memory, slowDigests, rewriter);
    }

    /**
     * Every key that one credential stands for. One imported by two servers, before each knew the secret of the other,
     * is stored twice; so is one that came raw and, by another call, as a digest.
     *
     * @throws dev.talos.storage.StoreException.Unavailable also when there are too many salted digests to compare with
     */
    List<ApiKey> findAll(NetworkId network, KeyRing ring, Secret credential, Route route) {
        return switch (route) {
            case Route.Issued(var keyId) ->
                List.copyOf(store.findIssued(network, List.of(keyId)).values());
            case Route.Imported _ ->
                new ImportedSearch(tools, network, ring)
                        .find(List.of(credential))
                        .getFirst();
            case Route.Token _ -> List.of();
        };
    }

    /**
     * The key of each credential, in the same order, from one query for issued keys and one for imported ones; for
     * imported keys that are not found, up to four more. Tokens have none.
     *
     * @throws dev.talos.storage.StoreException.Unavailable as for {@link #findAll}
     */
    List<Optional<ApiKey>> find(NetworkId network, KeyRing ring, List<Secret> credentials, List<Route> routes) {
        Set<KeyId> issuedIds = new LinkedHashSet<>();
        List<Secret> maybeImported = new ArrayList<>(credentials.size());
        for (int i = 0; i < credentials.size(); i++) {
            switch (routes.get(i)) {
                case Route.Issued(var keyId) -> issuedIds.add(keyId);
                case Route.Imported _ -> maybeImported.add(credentials.get(i));
                case Route.Token _ -> {}
            }
        }
        Map<KeyId, ApiKey> issued = issuedIds.isEmpty() ? Map.of() : store.findIssued(network, issuedIds);
        Iterator<List<ApiKey>> imported = maybeImported.isEmpty()
                ? List.<List<ApiKey>>of().iterator()
                : new ImportedSearch(tools, network, ring).find(maybeImported).iterator();
        List<Optional<ApiKey>> keys = new ArrayList<>(credentials.size());
        for (Route route : routes) {
            keys.add(
                    switch (route) {
                        case Route.Issued(var keyId) -> Optional.ofNullable(issued.get(keyId));
                        case Route.Imported _ -> imported.next().stream().findFirst();
                        case Route.Token _ -> Optional.empty();
                    });
        }
        return keys;
    }
}
