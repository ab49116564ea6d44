package dev.talos.service;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.KeyStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends keys. Ending one twice changes nothing: the first reason and time stay. */
public final class RevokeKey {

    private final KeyStore store;
    private final InstantSource clock;

    public RevokeKey(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Revokes the key with that id, whichever of the kinds it is of.
     *
     * @param description why, for people; only with {@link RevocationReason#PRIVILEGE_WITHDRAWN}
     * @return the key as it then is; empty when there is none
     */
    public Optional<ApiKey> revoke(
            NetworkId network, Set<KeyKind> kinds, KeyId keyId, RevocationReason reason, @Nullable String description) {
        Revocation end = new Revocation(clock.instant().truncatedTo(ChronoUnit.MICROS), reason, description);
        return kinds.stream()
                .map(kind ->
                        store.update(network, kind, keyId, key -> key.revocation() == null ? key.revoked(end) : key))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
