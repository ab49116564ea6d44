package dev.talos.crypto;

import java.nio.ByteBuffer;

/** The keyed digest under which an imported key is stored and found. Worthless without the secret, yet never shown. */
public final class KeyDigest implements Comparable<KeyDigest> {

    private static final int LENGTH = 4 * Long.BYTES;

    private final SecretId secretId;

    // Many are held in memory: four numbers take less of it than an array, and are compared in less time.
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private KeyDigest(SecretId secretId, byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        this.secretId = secretId;
        this.first = buffer.getLong();
        this.second = buffer.getLong();
        this.third = buffer.getLong();
        this.fourth = buffer.getLong();
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
        return ByteBuffer.allocate(LENGTH)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** An order that means nothing, but is the same for all who take many one after another: that of the bytes. */
    @Override
    public int compareTo(KeyDigest other) {
        if (first != other.first) {
            return Long.compareUnsigned(first, other.first);
        }
        if (second != other.second) {
            return Long.compareUnsigned(second, other.second);
        }
        if (third != other.third) {
            return Long.compareUnsigned(third, other.third);
        }
        return Long.compareUnsigned(fourth, other.fourth);
    }

    /** Takes the same time wherever two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest that
                && ((first ^ that.first) | (second ^ that.second) | (third ^ that.third) | (fourth ^ that.fourth)) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    /** Names the secret only. */
    @Override
    public String toString() {
        return "KeyDigest[under " + secretId + "]";
    }
}
