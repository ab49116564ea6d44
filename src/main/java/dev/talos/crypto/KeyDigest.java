package dev.talos.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** The keyed digest under which an imported key is stored and found. Worthless without the secret, yet never shown. */
public final class KeyDigest implements Comparable<KeyDigest> {

    private static final int LENGTH = 32;

    private final SecretId secretId;
    private final byte[] bytes;

    /**
     * @param secretId the secret it was made under
     * @param bytes 32 of them; not copied, and not to be changed by anyone
     */
    KeyDigest(SecretId secretId, byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes");
        }
        this.secretId = secretId;
        this.bytes = bytes;
    }

    /** One that comes from the store. The bytes are taken over: nobody else may change them. */
    public static KeyDigest stored(SecretId secretId, byte[] bytes) {
        return new KeyDigest(secretId, bytes);
    }

    public SecretId secretId() {
        return secretId;
    }

    /** For the store, which writes them down or looks them up. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** An order that means nothing, but is the same for all who take many one after another. */
    @Override
    public int compareTo(KeyDigest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Names the secret only. */
    @Override
    public String toString() {
        return "KeyDigest[under " + secretId + "]";
    }
}
