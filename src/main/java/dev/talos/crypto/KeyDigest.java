package dev.talos.crypto;

/** The keyed digest under which an imported key is stored and found. Worthless without the secret, yet never shown. */
public final class KeyDigest extends LongDigest implements Comparable<KeyDigest> {

    private final SecretId secretId;

    private KeyDigest(SecretId secretId, byte[] bytes) {
        super(bytes);
        this.secretId = secretId;
    }

    /**
     * One that was made before, or just now.
     *
     * @param secretId the secret it was made under
     * @param bytes 32 of them
     */
    public static KeyDigest of(SecretId secretId, byte[] bytes) {
        return new KeyDigest(secretId, bytes);
    }

    public SecretId secretId() {
        return secretId;
    }

    /** For the store, which writes them down or looks them up. */
    public byte[] toBytes() {
        return bytes();
    }

    /** An order that means nothing, but is the same for all who take many one after another: that of the bytes. */
    @Override
    public int compareTo(KeyDigest other) {
        return compareBytes(other);
    }

    /** Takes the same time wherever two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest that && hasBytesOf(that);
    }

    /** Names the secret only. */
    @Override
    public String toString() {
        return "KeyDigest[under " + secretId + "]";
    }
}
