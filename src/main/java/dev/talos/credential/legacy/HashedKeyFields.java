package dev.talos.credential.legacy;

import org.jspecify.annotations.Nullable;

/**
 * A {@code hashed_key} as it arrives. Null is left out.
 *
 * @param algorithm of those in {@link HashedKeyReader}
 * @param digest the text of the digest; never to be shown
 */
public record HashedKeyFields(
        @Nullable String algorithm,
        @Nullable String digest,
        @Nullable String encoding,
        @Nullable String part,
        @Nullable String secret,
        @Nullable Lookup lookup) {

    /** What the key is looked up by: a prefix, or a suffix, or an id and the separator behind it. */
    public record Lookup(
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String idBefore,
            @Nullable String id) {

        /** Shows nothing: these are parts of a key. */
        @Override
        public String toString() {
            return "Lookup[REDACTED]";
        }
    }

    /** Shows nothing of the digest. */
    @Override
    public String toString() {
        return "HashedKeyFields[algorithm=" + algorithm + "]";
    }
}
