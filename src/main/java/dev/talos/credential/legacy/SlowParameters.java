package dev.talos.credential.legacy;

import java.util.Optional;

/** Salt and cost of one salted digest. */
sealed interface SlowParameters permits Pbkdf2, Bcrypt, Argon2id {

    int FEWEST_DIGEST_BYTES = 16;
    int MOST_DIGEST_BYTES = 64;

    /** All but the digest itself, in one spelling. */
    String text();

    /** The digest of a key; empty for a key that no such digest is made of. */
    Optional<byte[]> digest(byte[] key);

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SlowParameters parse(SlowAlgorithm algorithm, String text) {
        try {
            return switch (algorithm) {
                case PBKDF2_SHA256 -> Pbkdf2.parse(text);
                case BCRYPT -> Bcrypt.parse(text);
                case ARGON2ID -> Argon2id.parse(text);
            };
        } catch (UnreadableDigest _) {
            throw new IllegalArgumentException("no salt of " + algorithm.text());
        }
    }
}
