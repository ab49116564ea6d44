package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.NetworkId;
import dev.talos.model.RevocationReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets whoever holds a key end it. Holding it is all the permission it takes, from anywhere: a key that someone else
 * holds too is best ended, whoever ends it.
 */
public final class SelfRevoke {

    /** What became of a key that its holder wanted to end. */
    public sealed interface Outcome {

        /** It has ended, now or before. */
        record Revoked(ApiKey key) implements Outcome {}

        /** The credential is none of ours. */
        record Unknown() implements Outcome {}

        /** Tokens end by themselves. */
        record IsToken() implements Outcome {}
    }

    private final CredentialRouter router;
    private final KeyLookup lookup;
    private final Supplier<Trust> trust;
    private final RevokeKey revoke;
    private final InstantSource clock;

    public SelfRevoke(
            TokenProofs proofs, KeyLookup lookup, Supplier<Trust> trust, RevokeKey revoke, InstantSource clock) {
        this.router = new CredentialRouter(proofs);
        this.lookup = lookup;
        this.trust = trust;
        this.revoke = revoke;
        this.clock = clock;
    }

    public Outcome revoke(NetworkId network, Secret credential, RevocationReason reason) {
        Trust trusted = trust.get();
        Instant now = clock.instant();
        Route route = router.route(trusted, credential, now);
        if (route instanceof Route.Token) {
            return new Outcome.IsToken();
        }
        List<ApiKey> ended = new ArrayList<>();
        lookup.findAll(
                network,
                trusted.ring(),
                credential,
                route,
                key -> revoke.revoke(network, Set.of(key.kind()), key.keyId(), reason, null)
                        .ifPresent(ended::add));
        return ended.isEmpty() ? new Outcome.Unknown() : new Outcome.Revoked(ended.getFirst());
    }
}
