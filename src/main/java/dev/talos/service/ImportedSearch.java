package dev.talos.service;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.ImportedKey;
import dev.talos.storage.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One search for the imported keys that some credentials stand for, in whatever form those keys are stored: first by
 * digests that can be looked up, then, for the rest, by those that have to be compared.
 */
final class ImportedSearch {

    private final KeyStore store;
    private final KeyLookup.Legacy legacy;
    private final NetworkId network;
    private final KeyRing ring;
    private final List<Secret> credentials;
    private final List<List<ApiKey>> found;
    private final Consumer<ApiKey> taker;
    private SchemesInUse schemes = SchemesInUse.NONE;
    private @Nullable SaltedSearch salted;

    /**
     * Looks for nothing yet.
     *
     * @param taker gets each key as soon as it is found
     */
    ImportedSearch(
            KeyStore store,
            KeyLookup.Legacy legacy,
            NetworkId network,
            KeyRing ring,
            List<Secret> credentials,
            Consumer<ApiKey> taker) {
        this.store = store;
        this.legacy = legacy;
        this.network = network;
        this.ring = ring;
        this.credentials = credentials;
        this.taker = taker;
        this.found = new ArrayList<>(credentials.size());
        credentials.forEach(_ -> found.add(new ArrayList<>(1)));
    }

    /** The key found for a credential; where one raw key is stored twice, that which was found first. */
    Optional<ApiKey> key(int credential) {
        List<ApiKey> keys = found.get(credential);
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getFirst());
    }

    /** All in one query; when some are missing, in up to three. */
    void lookUp() {
        schemes = legacy.memory().remembered(network);
        lookUp(all(), schemes);
        List<Integer> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        SchemesInUse now = legacy.memory().read(network);
        if (!now.equals(schemes)) {
            schemes = now;
            lookUp(missing, now);
        }
    }

    /** By the schemes that are in use now. */
    void lookUpAll() {
        schemes = legacy.memory().read(network);
        lookUp(all(), schemes);
    }

    /** Reads what those that are missing have to be compared with: two queries at most, for all of them. */
    void findCandidates() {
        List<Integer> asked = missing().stream().filter(this::isComparable).toList();
        if (asked.isEmpty()) {
            return;
        }
        salted = fetch(asked, legacy.slowDigests().request());
        // One that was seen for the first time since the first look is a candidate no more.
        lookUp(asked.stream().filter(i -> !isOpen(i)).toList(), SchemesInUse.NONE);
    }

    /** Whether a credential was not found, but may be by {@link #compare}. */
    boolean isOpen(int credential) {
        return salted != null && found.get(credential).isEmpty() && salted.hasCandidates(credential);
    }

    private boolean isComparable(int credential) {
        Secret presented = credentials.get(credential);
        return schemes.salted().stream()
                .anyMatch(each -> each.scheme().hint(presented).isPresent());
    }

    /** Compares those that are open with their candidates. May take seconds. */
    void compare() {
        SaltedSearch search = salted;
        List<Integer> open = all().stream().filter(this::isOpen).toList();
        if (search == null || open.isEmpty()) {
            return;
        }
        open.forEach(i -> search.find(i, credentials.get(i)).ifPresent(match -> take(match, i)));
        // One that was seen for the first time since then is under its ordinary digest.
        lookUp(open.stream().filter(this::isOpen).toList(), SchemesInUse.NONE);
    }

    /** Compares each with all keys that have the same lookup, whatever was found of it, and keeps no one waiting. */
    void compareAll() {
        List<Integer> comparable = all().stream().filter(this::isComparable).toList();
        if (comparable.isEmpty()) {
            return;
        }
        SaltedSearch aside = fetch(comparable, legacy.slowDigests().requestAside());
        comparable.forEach(i -> aside.findAll(i, credentials.get(i), match -> take(match, i)));
        lookUp(comparable, SchemesInUse.NONE);
    }

    private SaltedSearch fetch(List<Integer> asked, SlowDigests.Request slow) {
        SaltedSearch search = new SaltedSearch(store, slow, network, ring);
        asked.forEach(i -> search.ask(i, credentials.get(i), schemes));
        search.fetch();
        return search;
    }

    private List<Integer> all() {
        return IntStream.range(0, found.size()).boxed().toList();
    }

    private List<Integer> missing() {
        return all().stream().filter(i -> found.get(i).isEmpty()).toList();
    }

    private void lookUp(List<Integer> wanted, SchemesInUse by) {
        List<List<PossibleDigest>> possible = new ArrayList<>(wanted.size());
        List<KeyDigest> asked = new ArrayList<>(wanted.size());
        for (int i : wanted) {
            List<PossibleDigest> digests = PossibleDigest.all(
                    network, ring, credentials.get(i), by, legacy.memory().secrets());
            digests.forEach(each -> asked.add(each.digest()));
            possible.add(digests);
        }
        if (!asked.isEmpty()) {
            Map<KeyDigest, ImportedKey> stored = store.findImported(network, asked);
            for (int i = 0; i < wanted.size(); i++) {
                take(possible.get(i), stored, found.get(wanted.get(i)));
            }
        }
    }

    private void take(SaltedSearch.Match match, int credential) {
        List<ApiKey> keys = found.get(credential);
        // What others may hold too does not become the one ordinary form.
        if (keys.isEmpty() && match.certain()) {
            KeyDigest ordinary = ring.current().importDigest(network, credentials.get(credential));
            rewrite(match.key(), match.digest(), match.scheme(), ordinary);
        }
        add(match.key(), keys);
    }

    private void take(List<PossibleDigest> digests, Map<KeyDigest, ImportedKey> stored, List<ApiKey> keys) {
        KeyDigest current = digests.getFirst().digest();
        for (PossibleDigest each : digests) {
            ImportedKey key = stored.get(each.digest());
            if (key == null || !each.proves(key)) {
                continue;
            }
            if (keys.isEmpty() && !each.digest().equals(current)) {
                rewrite(key.key(), each.digest(), each.scheme(), current);
            }
            add(key.key(), keys);
        }
    }

    /** One that moved while it was looked for may be met twice. */
    private void add(ApiKey key, List<ApiKey> keys) {
        for (ApiKey known : keys) {
            if (known.keyId().equals(key.keyId())) {
                return;
            }
        }
        keys.add(key);
        taker.accept(key);
    }

    private void rewrite(ApiKey key, KeyDigest from, @Nullable LegacyScheme scheme, KeyDigest to) {
        legacy.rewriter().enqueue(network, new DigestRewrite(key.keyId(), from, scheme, to));
    }
}
