package dev.talos.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who computes signatures: the Amazon Corretto Crypto Provider, many times faster, or the JDK, which is everywhere. It
 * is handed to each call and never installed for the whole JVM, because digests and HMACs are faster in the JDK. Safe
 * for use by many threads.
 */
public final class Signatures {

    private final @Nullable Provider provider;
    private final String description;

    private Signatures(@Nullable Provider provider, String description) {
        this.provider = provider;
        this.description = description;
    }

    /** The fastest that works on this machine. */
    public static Signatures fastest() {
        return corretto().orElseGet(Signatures::jdk);
    }

    /** What the JDK brings. */
    public static Signatures jdk() {
        return new Signatures(null, "JDK " + Runtime.version());
    }

    /** Empty where its jar is missing, its native library does not load, or an algorithm is not in it. */
    public static Optional<Signatures> corretto() {
        try {
            return Corretto.find().map(Signatures::by);
        } catch (LinkageError _) {
            return Optional.empty();
        }
    }

    /** @param provider has every {@link SignatureAlgorithm} */
    static Signatures by(Provider provider) {
        return new Signatures(provider, provider.getName() + " " + provider.getVersionStr());
    }

    /** Name and version, for the log. */
    public String description() {
        return description;
    }

    byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, byte[] content) {
        try {
            Signature signature = instance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed when it was read does not sign any more", e);
        }
    }

    /** False for whatever is not the signature of this content under this key, be it of the wrong length. */
    boolean verify(SignatureAlgorithm algorithm, PublicKey key, byte[] content, byte[] claimed) {
        try {
            Signature signature = instance(algorithm);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(claimed);
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was fit when it was read is not fit any more", e);
        }
    }

    /**
     * The same key in the provider's own form: with a foreign one it would translate it anew in each call, which takes
     * longer than an ECDSA signature.
     */
    PublicKey adopt(SignatureAlgorithm algorithm, PublicKey key) throws GeneralSecurityException {
        PublicKey adopted =
                hasKeyFactory(algorithm) ? (PublicKey) keyFactory(algorithm).translateKey(key) : key;
        instance(algorithm).initVerify(adopted);
        return adopted;
    }

    /** As {@link #adopt(SignatureAlgorithm, PublicKey)}, for the other half. */
    PrivateKey adopt(SignatureAlgorithm algorithm, PrivateKey key) throws GeneralSecurityException {
        PrivateKey adopted =
                hasKeyFactory(algorithm) ? (PrivateKey) keyFactory(algorithm).translateKey(key) : key;
        instance(algorithm).initSign(adopted);
        return adopted;
    }

    /** It has none for Ed25519, where the JDK's keys cost it little. */
    private boolean hasKeyFactory(SignatureAlgorithm algorithm) {
        return provider != null && provider.getService("KeyFactory", algorithm.keyFactory()) != null;
    }

    private KeyFactory keyFactory(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return provider == null
                ? KeyFactory.getInstance(algorithm.keyFactory())
                : KeyFactory.getInstance(algorithm.keyFactory(), provider);
    }

    private Signature instance(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return provider == null
                ? Signature.getInstance(algorithm.jcaName())
                : Signature.getInstance(algorithm.jcaName(), provider);
    }

    @Override
    public String toString() {
        return description;
    }
}
