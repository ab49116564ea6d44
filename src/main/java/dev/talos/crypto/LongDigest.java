package dev.talos.crypto;

import java.nio.ByteBuffer;

/** Something known by 32 bytes. Equal are those of one class, whose bytes are the same. */
abstract sealed class LongDigest permits KeyDigest, TextName {

    private static final int LENGTH = 4 * Long.BYTES;

    // Many are held in memory: four numbers take less of it than an array, and are compared in less time.
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /** @param bytes 32 of them */
    LongDigest(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        this.first = buffer.getLong();
        this.second = buffer.getLong();
        this.third = buffer.getLong();
        this.fourth = buffer.getLong();
    }

    final byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** As one number. */
    final long firstEightBytes() {
        return first;
    }

    /** Takes the same time wherever two differ. */
    final boolean hasBytesOf(LongDigest that) {
        return ((first ^ that.first) | (second ^ that.second) | (third ^ that.third) | (fourth ^ that.fourth)) == 0;
    }

    /** By the order of the bytes. */
    final int compareBytes(LongDigest other) {
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

    @Override
    public abstract boolean equals(Object other);

    @Override
    public final int hashCode() {
        return Long.hashCode(first);
    }
}
