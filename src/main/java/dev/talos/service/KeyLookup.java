package dev.talos.service;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.ImportedKey;
import dev.talos.storage.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the keys that credentials stand for. */
public final class KeyLookup {

    private final KeyStore store;
    private final DigestRewriter rewriter;

    public KeyLookup(KeyStore store, DigestRewriter rewriter) {
        this.store = store;
        this.rewriter = rewriter;
    }

    /**
     * Every key that one credential stands for. One imported by two servers, before each knew the secret of the other,
     * is stored twice.
     */
    List<ApiKey> findAll(NetworkId network, KeyRing ring, Secret credential, Route route) {
        return switch (route) {
            case Route.Issued(var keyId) ->
                List.copyOf(store.findIssued(network, List.of(keyId)).values());
            case Route.Imported _ ->
                store.findImported(network, ring.importDigests(network, credential)).values().stream()
                        .filter(found -> found.scheme() == null)
                        .map(ImportedKey::key)
                        .toList();
            case Route.Token _ -> List.of();
        };
    }

    /**
     * The key of each credential, in the same order, from one query for issued keys and one for imported ones. Tokens
     * have none.
     */
    List<Optional<ApiKey>> find(NetworkId network, KeyRing ring, List<Secret> credentials, List<Route> routes) {
        Set<KeyId> issuedIds = new LinkedHashSet<>();
        List<List<KeyDigest>> digests = new ArrayList<>(credentials.size());
        for (int i = 0; i < credentials.size(); i++) {
            List<KeyDigest> ofThis = List.of();
            switch (routes.get(i)) {
                case Route.Issued(var keyId) -> issuedIds.add(keyId);
                case Route.Imported _ -> ofThis = ring.importDigests(network, credentials.get(i));
                case Route.Token _ -> {}
            }
            digests.add(ofThis);
        }
        Map<KeyId, ApiKey> issued = issuedIds.isEmpty() ? Map.of() : store.findIssued(network, issuedIds);
        List<KeyDigest> all = digests.stream().flatMap(List::stream).toList();
        Map<KeyDigest, ImportedKey> imported = all.isEmpty() ? Map.of() : store.findImported(network, all);
        List<Optional<ApiKey>> keys = new ArrayList<>(credentials.size());
        for (int i = 0; i < credentials.size(); i++) {
            keys.add(
                    switch (routes.get(i)) {
                        case Route.Issued(var keyId) -> Optional.ofNullable(issued.get(keyId));
                        case Route.Imported _ -> imported(network, digests.get(i), imported);
                        case Route.Token _ -> Optional.empty();
                    });
        }
        return keys;
    }

    /** Found under a retired secret, a key is moved to the current one, later. */
    private Optional<ApiKey> imported(NetworkId network, List<KeyDigest> digests, Map<KeyDigest, ImportedKey> found) {
        KeyDigest current = digests.getFirst();
        for (KeyDigest digest : digests) {
            ImportedKey imported = found.get(digest);
            if (imported != null && imported.scheme() == null) {
                if (!digest.equals(current)) {
                    rewriter.enqueue(network, new DigestRewrite(imported.key().keyId(), digest, null, current));
                }
                return Optional.of(imported.key());
            }
        }
        return Optional.empty();
    }
}
