package dev.talos.service;

import dev.talos.credential.IssuedKeyFormat;
import dev.talos.credential.IssuedKeyFormat.IssuedKey;
import dev.talos.crypto.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells what kind of credential a text is. What looks like one of ours and does not prove to be is any text: it may have
 * been imported, for legacy keys come in every shape.
 */
final class CredentialRouter {

    private final TokenProofs proofs;

    CredentialRouter(TokenProofs proofs) {
        this.proofs = proofs;
    }

    Route route(Trust trust, Secret credential, Instant now) {
        Optional<TokenProof> proof = proofs.prove(trust, credential);
        if (proof.isPresent()) {
            return route(proof.get());
        }
        return IssuedKeyFormat.prove(credential, trust.ring())
                .filter(key -> isInForce(trust, key, now))
                .<Route>map(key -> new Route.Issued(key.keyId()))
                .orElseGet(() -> new Route.Imported(VerificationError.NOT_FOUND));
    }

    /** Whether we made it, be it in use here or not. */
    boolean isOurs(Trust trust, Secret credential, Instant now) {
        return IssuedKeyFormat.prove(credential, trust.ring()).isPresent()
                || route(trust, credential, now) instanceof Route.Token;
    }

    private static Route route(TokenProof proof) {
        return switch (proof) {
            case TokenProof.Genuine(var claims, var narrowing, var _) -> new Route.Token(claims, narrowing);
            case TokenProof.NotOurs() -> new Route.Imported(VerificationError.NOT_FOUND);
            case TokenProof.Forged() -> new Route.Imported(VerificationError.SIGNATURE_INVALID);
            case TokenProof.NotUnderstood() -> new Route.Imported(VerificationError.INVALID_FORMAT);
        };
    }

    /**
     * The prefix is in use, and the key does not come from the future. How old it may be is in its record: a key that
     * was issued without an end has none.
     */
    private static boolean isInForce(Trust trust, IssuedKey key, Instant now) {
        return trust.keyPrefixes().visibilityOf(key.prefix()).isPresent()
                && !key.issuedAt().isAfter(now.plus(trust.clockSkew()));
    }
}
