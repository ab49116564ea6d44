package dev.talos.crypto;

import java.security.PrivateKey;

/** A private key and the public one that belongs to it. */
public final class SigningKey {

    private final VerificationKey verificationKey;
    private final PrivateKey key;
    private final Signatures signatures;

    /** @param key adopted by {@code signatures} */
    SigningKey(VerificationKey verificationKey, PrivateKey key, Signatures signatures) {
        this.verificationKey = verificationKey;
        this.key = key;
        this.signatures = signatures;
    }

    public String kid() {
        return verificationKey.kid();
    }

    public SignatureAlgorithm algorithm() {
        return verificationKey.algorithm();
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    public byte[] sign(byte[] content) {
        return signatures.sign(algorithm(), key, content);
    }

    /** Whether both halves belong together; a wrong pair would sign what nobody can verify. */
    boolean fits() {
        byte[] probe = {1};
        return verificationKey.verify(probe, sign(probe));
    }

    /** Names the key only. */
    @Override
    public String toString() {
        return "SigningKey[" + kid() + ", " + algorithm().jwsName() + "]";
    }
}
