package dev.talos.crypto;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** A public key under the name it has in a JWK set. Equal to another of the same name and the same key. */
public final class VerificationKey {

    private final String kid;
    private final String thumbprint;
    private final SignatureAlgorithm algorithm;
    private final PublicKey key;
    private final Signatures signatures;

    /** @param key adopted by {@code signatures} */
    VerificationKey(String kid, String thumbprint, SignatureAlgorithm algorithm, PublicKey key, Signatures signatures) {
        this.kid = kid;
        this.thumbprint = thumbprint;
        this.algorithm = algorithm;
        this.key = key;
        this.signatures = signatures;
    }

    public String kid() {
        return kid;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** Whether this key's private half made this signature of this content. */
    public boolean verify(byte[] content, byte[] signature) {
        return signatures.verify(algorithm, key, content, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey that && kid.equals(that.kid) && thumbprint.equals(that.thumbprint);
    }

    @Override
    public int hashCode() {
        return thumbprint.hashCode();
    }

    @Override
    public String toString() {
        return "VerificationKey[" + kid + ", " + algorithm.jwsName() + "]";
    }
}
