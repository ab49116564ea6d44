package dev.talos.service;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.RevocationReason;
import dev.talos.storage.KeyStore;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets whoever holds a key end it. Holding it is all the permission it takes, from anywhere: a key that someone else
 * holds too is best ended, whoever ends it.
 */
public final class SelfRevoke {

    private final KeyStore store;
    private final Supplier<KeyRing> ring;
    private final RevokeKey revoke;

    public SelfRevoke(KeyStore store, Supplier<KeyRing> ring, RevokeKey revoke) {
        this.store = store;
        this.ring = ring;
        this.revoke = revoke;
    }

    /** The key that was ended, now or before; empty when the credential is none of ours. */
    public Optional<ApiKey> revoke(NetworkId network, Secret credential, RevocationReason reason) {
        return store.findImported(network, ring.get().importDigests(network, credential)).values().stream()
                .findFirst()
                .flatMap(key -> revoke.revoke(network, Set.of(KeyKind.IMPORTED), key.keyId(), reason, null));
    }
}
