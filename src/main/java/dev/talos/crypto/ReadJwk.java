package dev.talos.crypto;

import java.util.Map;
import java.util.Optional;

/** What one JWK of a set turned out to be. */
sealed interface ReadJwk {

    /**
     * A key to use.
     *
     * @param markedForSignatures whether it says {@code use=sig}
     * @param publicJwk its public members
     */
    record Usable(
            VerificationKey key,
            Optional<SigningKey> signingKey,
            boolean markedForSignatures,
            Map<String, Object> publicJwk)
            implements ReadJwk {}

    /** A key for something else. */
    record Ignored(String why) implements ReadJwk {}

    /** Meant to be a key for us, and not fit. */
    record Faulty(String why) implements ReadJwk {}
}
