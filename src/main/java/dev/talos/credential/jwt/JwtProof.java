package dev.talos.credential.jwt;

import dev.talos.credential.DerivedClaims;
import dev.talos.crypto.VerificationKey;

/** What a text in the shape of a JWT turned out to be. */
public sealed interface JwtProof {

    /** It names no key of ours. Somebody else's token, maybe imported as a key. */
    record NotOurs() implements JwtProof {}

    /** It names a key of ours that did not make its signature, or claims another algorithm than the key's. */
    record BadSignature() implements JwtProof {}

    /** It names a key of ours, but is not written as we write tokens. */
    record Malformed() implements JwtProof {}

    /**
     * We made it.
     *
     * @param key made the signature; whoever remembers this proof asks {@code KeySet.holds} before using it again
     */
    record Genuine(DerivedClaims claims, VerificationKey key) implements JwtProof {}
}
