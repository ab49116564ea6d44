package dev.talos.credential.legacy;

import java.security.MessageDigest;

/** A digest as another store made it. There it may stand for the key itself, so it is never shown and never stored. */
public final class LegacyDigest {

    private static final String REDACTED = "[REDACTED]";

    private final byte[] bytes;

    private LegacyDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the bytes over: nobody else may change them. */
    static LegacyDigest of(byte[] bytes) {
        return new LegacyDigest(bytes);
    }

    /** For wrapping under our own keyed digest. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** In constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LegacyDigest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** Constant: a hash of the bytes would be a clue to them. */
    @Override
    public int hashCode() {
        return REDACTED.hashCode();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
