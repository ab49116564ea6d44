package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;

/** All that a legacy store knows of a key: how its digest was made, and the digest. */
public sealed interface HashedKey {

    Scheme scheme();

    LegacyDigest digest();

    /** One whose digest can be looked up. */
    record Unsalted(Scheme.Unsalted scheme, LegacyDigest digest) implements HashedKey {}

    /**
     * One whose digest can only be recomputed.
     *
     * @param digest the bytes of the digest alone
     * @param salt the parameters and the salt as text, without the digest; at most {@value #MOST_SALT_CHARACTERS}
     *     characters of printable ASCII
     * @param hint what a presented key must have at the place that the scheme names
     */
    record Salted(Scheme.Salted scheme, LegacyDigest digest, String salt, Secret hint) implements HashedKey {

        public static final int MOST_SALT_CHARACTERS = 160;
    }
}
