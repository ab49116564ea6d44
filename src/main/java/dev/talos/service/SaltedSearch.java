package dev.talos.service;

import dev.talos.credential.legacy.LegacyDigest;
import dev.talos.credential.legacy.Scheme;
import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.SaltedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds keys with salted digests: reads those that may be the one, then makes their digests again. */
final class SaltedSearch {

    /**
     * A key that was found.
     *
     * @param certain whether no other raw key leads to it
     */
    record Match(ApiKey key, KeyDigest digest, LegacyScheme scheme, boolean certain) {}

    /** A way to look one credential up. */
    private record Hint(SchemesInUse.Salted scheme, KeyDigest lookup) {}

    private final KeyStore store;
    private final SlowDigests.Request slow;
    private final NetworkId network;
    private final KeyRing ring;
    private final Map<Integer, List<Hint>> hints = new HashMap<>();
    private Map<KeyDigest, List<SaltedKey>> candidates = Map.of();

    SaltedSearch(KeyStore store, SlowDigests.Request slow, NetworkId network, KeyRing ring) {
        this.store = store;
        this.slow = slow;
        this.network = network;
        this.ring = ring;
    }

    /** Notes a credential that is to be found, under a number of its own. */
    void ask(int number, Secret credential, SchemesInUse schemes) {
        List<Hint> ways = new ArrayList<>();
        for (SchemesInUse.Salted each : schemes.salted()) {
            Optional<Secret> hint = each.scheme().hint(credential);
            if (hint.isPresent()) {
                for (SecretKeys keys : ring.all()) {
                    ways.add(new Hint(each, keys.lookupDigest(network, each.name(), hint.get())));
                }
            }
        }
        if (!ways.isEmpty()) {
            hints.put(number, ways);
        }
    }

    /** Reads the candidates of all credentials, in one query. */
    void fetch() {
        candidates = store.findSalted(
                network,
                hints.values().stream().flatMap(List::stream).map(Hint::lookup).toList());
    }

    /** Whether there is anything to compare a credential with. */
    boolean hasCandidates(int number) {
        return hints.getOrDefault(number, List.of()).stream()
                .anyMatch(hint -> candidates(hint).findAny().isPresent());
    }

    private Stream<SaltedKey> candidates(Hint hint) {
        return candidates.getOrDefault(hint.lookup(), List.of()).stream()
                .filter(key -> key.scheme().equals(hint.scheme().name()));
    }

    /** Recomputes until one is the same and there still. */
    Optional<Match> find(int number, Secret credential) {
        return matches(number, credential).findFirst();
    }

    /**
     * Recomputes all.
     *
     * @param taker gets each before the next is recomputed, which may fail
     */
    void findAll(int number, Secret credential, Consumer<Match> taker) {
        matches(number, credential).forEach(taker);
    }

    private Stream<Match> matches(int number, Secret credential) {
        return hints.getOrDefault(number, List.of()).stream().flatMap(hint -> matches(hint, credential));
    }

    private Stream<Match> matches(Hint hint, Secret credential) {
        Map<String, List<SaltedKey>> bySalt = new LinkedHashMap<>();
        candidates(hint)
                .forEach(key -> bySalt.computeIfAbsent(key.salt(), _ -> new ArrayList<>())
                        .add(key));
        Scheme.Salted scheme = hint.scheme().scheme();
        return bySalt.entrySet().stream()
                .flatMap(each -> slow.digest(scheme, credential, each.getKey()).stream()
                        .flatMap(digest -> same(digest, each.getValue())))
                .flatMap(key -> asItIsNow(key).stream()
                        .map(now -> new Match(now, key.digest(), key.scheme(), scheme.tellsApart(credential))));
    }

    private Stream<SaltedKey> same(LegacyDigest digest, List<SaltedKey> keys) {
        byte[] bytes = digest.toBytes();
        return keys.stream()
                .filter(key -> ring.all().stream()
                        .filter(secret -> secret.id().equals(key.digest().secretId()))
                        .anyMatch(secret -> secret.legacyDigest(network, key.scheme(), bytes)
                                .equals(key.digest())));
    }

    /** It may have been revoked, changed or deleted while the digests were made. */
    private Optional<ApiKey> asItIsNow(SaltedKey key) {
        return store.find(network, key.key().kind(), key.key().keyId());
    }
}
