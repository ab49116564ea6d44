package dev.talos.service;

import dev.talos.credential.legacy.HashedKey;
import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.HashedPart;
import dev.talos.storage.NewImportedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a request the key that is to be stored. */
public final class ImportPreparation {

    /** What a request turns out to be. */
    sealed interface Prepared {

        record Ready(NewImportedKey key) implements Prepared {}

        record Settled(ImportOutcome outcome) implements Prepared {}
    }

    private final CredentialRouter router;
    private final SchemeMemory memory;
    private final KeyLifetimes lifetimes;
    private final Timestamps timestamps;

    public ImportPreparation(TokenProofs proofs, SchemeMemory memory, KeyLifetimes lifetimes, Timestamps timestamps) {
        this.router = new CredentialRouter(proofs);
        this.memory = memory;
        this.lifetimes = lifetimes;
        this.timestamps = timestamps;
    }

    /**
     * Settles what needs no store.
     *
     * @param schemes those by which a raw key may be stored already
     */
    Prepared prepare(NetworkId network, Trust trusted, SchemesInUse schemes, ImportRequest request) {
        Instant now = timestamps.next();
        if (request.form() instanceof ImportRequest.Form.Raw(var rawKey) && router.isOurs(trusted, rawKey, now)) {
            return new Prepared.Settled(new ImportOutcome.IssuedHere());
        }
        return switch (lifetimes.expiry(request.ttl(), now)) {
            case Checked.Faulty<Optional<Instant>>(var violations) ->
                new Prepared.Settled(new ImportOutcome.Invalid(violations));
            case Checked.Ok<Optional<Instant>>(var expiry) -> {
                ApiKey key = newKey(request, now, expiry.orElse(null));
                yield new Prepared.Ready(
                        switch (request.form()) {
                            case ImportRequest.Form.Raw(var rawKey) ->
                                raw(network, trusted.ring(), rawKey, schemes, key, request.requestId());
                            case ImportRequest.Form.Hashed(var hashed) ->
                                hashed(network, trusted.ring(), hashed, key, request.requestId());
                        });
            }
        };
    }

    private static ApiKey newKey(ImportRequest request, Instant now, @Nullable Instant expiry) {
        return new ApiKey(KeyId.random(), KeyKind.IMPORTED, request.attributes(), now, now, expiry, null, null);
    }

    private NewImportedKey raw(
            NetworkId network,
            KeyRing ring,
            Secret rawKey,
            SchemesInUse schemes,
            ApiKey key,
            @Nullable String requestId) {
        List<KeyDigest> digests = PossibleDigest.all(network, ring, rawKey, schemes, memory.secrets()).stream()
                .map(PossibleDigest::digest)
                .toList();
        return new NewImportedKey(key, digests.getFirst(), digests.subList(1, digests.size()), requestId, null);
    }

    private static NewImportedKey hashed(
            NetworkId network, KeyRing ring, HashedKey hashed, ApiKey key, @Nullable String requestId) {
        LegacyScheme scheme = new LegacyScheme(hashed.scheme().text());
        byte[] bytes = hashed.digest().toBytes();
        return new NewImportedKey(
                key,
                ring.current().legacyDigest(network, scheme, bytes),
                retired(ring)
                        .map(keys -> keys.legacyDigest(network, scheme, bytes))
                        .toList(),
                requestId,
                new HashedPart(
                        scheme,
                        switch (hashed) {
                            case HashedKey.Unsalted _ -> null;
                            case HashedKey.Salted salted -> salted(network, ring, scheme, salted);
                        }));
    }

    private static HashedPart.Salted salted(
            NetworkId network, KeyRing ring, LegacyScheme scheme, HashedKey.Salted salted) {
        return new HashedPart.Salted(
                salted.salt(),
                ring.current().lookupDigest(network, scheme, salted.hint()),
                retired(ring)
                        .map(keys -> keys.lookupDigest(network, scheme, salted.hint()))
                        .toList());
    }

    private static Stream<SecretKeys> retired(KeyRing ring) {
        return ring.retired().stream();
    }
}
