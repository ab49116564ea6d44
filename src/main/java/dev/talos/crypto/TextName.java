package dev.talos.crypto;

/** What a secret text is known by in the memory of one process: see {@link TextNames}. */
public final class TextName extends LongDigest {

    /** @param digest of 32 bytes */
    TextName(byte[] digest) {
        super(digest);
    }

    /** As {@link #hashCode}, where 32 bits are too few. */
    public long longHash() {
        return firstEightBytes();
    }

    /** Takes the same time wherever two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TextName that && hasBytesOf(that);
    }

    @Override
    public String toString() {
        return "TextName";
    }
}
