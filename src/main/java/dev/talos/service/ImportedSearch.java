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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One look for the imported keys that some credentials stand for, in whatever form those keys are stored. */
final class ImportedSearch {

    private final KeyStore store;
    private final SchemeMemory memory;
    private final SlowDigests slowDigests;
    private final DigestRewriter rewriter;
    private final NetworkId network;
    private final KeyRing ring;

    ImportedSearch(KeyLookup.Tools tools, NetworkId network, KeyRing ring) {
        this.store = tools.store();
        this.memory = tools.memory();
        this.slowDigests = tools.slowDigests();
        this.rewriter = tools.rewriter();
        this.network = network;
        this.ring = ring;
    }

    /** The keys of each credential, in the same order; more than one only where one raw key is stored twice. */
    List<List<ApiKey>> find(List<Secret> credentials) {
        List<List<ApiKey>> found = new ArrayList<>();
        credentials.forEach(_ -> found.add(new ArrayList<>()));
        SchemesInUse remembered = memory.remembered(network);
        lookUp(credentials, remembered, found);
        if (missing(found).isEmpty()) {
            return found;
        }
        SchemesInUse now = memory.read(network);
        if (!now.equals(remembered)) {
            lookUp(credentials, now, found);
        }
        if (!now.salted().isEmpty()) {
            compare(credentials, now, found);
        }
        return found;
    }

    private static List<Integer> missing(List<List<ApiKey>> found) {
        return IntStream.range(0, found.size())
                .filter(i -> found.get(i).isEmpty())
                .boxed()
                .toList();
    }

    /** Looks those up that are not found yet, all in one query. */
    private void lookUp(List<Secret> credentials, SchemesInUse schemes, List<List<ApiKey>> found) {
        SequencedMap<Integer, List<PossibleDigest>> possible = new LinkedHashMap<>();
        Set<KeyDigest> asked = new HashSet<>();
        for (int i : missing(found)) {
            List<PossibleDigest> digests =
                    PossibleDigest.all(network, ring, credentials.get(i), schemes, memory.secrets());
            digests.forEach(each -> asked.add(each.digest()));
            possible.put(i, digests);
        }
        Map<KeyDigest, ImportedKey> stored = store.findImported(network, asked);
        if (stored.isEmpty()) {
            return;
        }
        possible.forEach((i, digests) -> take(digests, stored, found.get(i)));
    }

    private void take(List<PossibleDigest> digests, Map<KeyDigest, ImportedKey> stored, List<ApiKey> keys) {
        KeyDigest current = digests.getFirst().digest();
        for (PossibleDigest each : digests) {
            ImportedKey found = stored.get(each.digest());
            if (found == null || !each.proves(found)) {
                continue;
            }
            if (keys.isEmpty() && !each.digest().equals(current)) {
                rewrite(found.key(), each.digest(), each.scheme(), current);
            }
            keys.add(found.key());
        }
    }

    /** Compares those that are not found yet with the keys that have the same lookup. */
    private void compare(List<Secret> credentials, SchemesInUse schemes, List<List<ApiKey>> found) {
        SaltedSearch salted = new SaltedSearch(store, slowDigests.new Request(), network, ring);
        List<Integer> missing = missing(found);
        missing.forEach(i -> salted.ask(i, credentials.get(i), schemes));
        if (salted.isEmpty()) {
            return;
        }
        salted.fetch();
        for (int i : missing) {
            Secret credential = credentials.get(i);
            salted.find(i, credential).ifPresent(match -> {
                found.get(i).add(match.key());
                // What others may have too is not theirs alone from now on.
                if (match.certain()) {
                    rewrite(
                            match.key(),
                            match.digest(),
                            match.scheme(),
                            ring.current().importDigest(network, credential));
                }
            });
        }
        // One that was seen for the first time since the first look had its lookup no more.
        lookUp(credentials, SchemesInUse.NONE, found);
    }

    private void rewrite(ApiKey key, KeyDigest from, @Nullable LegacyScheme scheme, KeyDigest to) {
        rewriter.enqueue(network, new DigestRewrite(key.keyId(), from, scheme, to));
    }
}
