package dev.talos.credential.legacy;

import java.security.MessageDigest;
import java.util.Arrays;

/** The salt of one digest. No secret. */
final class Salt {

    static final int MOST_BYTES = 64;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes the bytes over: nobody else may change them.
     *
     * @param fewest of {@value #MOST_BYTES} bytes
     */
    static Salt of(byte[] bytes, int fewest) throws UnreadableDigest {
        if (bytes.length < fewest || bytes.length > MOST_BYTES) {
            throw new UnreadableDigest(
                    "has a salt of " + bytes.length + " bytes; allowed are " + fewest + " to " + MOST_BYTES);
        }
        return new Salt(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
