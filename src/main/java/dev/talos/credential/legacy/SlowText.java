package dev.talos.credential.legacy;

/** A salted digest in one of its customary text forms, taken apart. */
record SlowText(SlowParameters parameters, LegacyDigest digest) {

    /** No such text is longer. */
    private static final int MOST_CHARACTERS = 512;

    /** Reads a text that must be of that algorithm. */
    static SlowText read(SlowAlgorithm algorithm, String text) throws UnreadableDigest {
        if (text.length() > MOST_CHARACTERS) {
            throw new UnreadableDigest("has " + text.length() + " characters; no " + algorithm.text()
                    + " text has more than " + MOST_CHARACTERS);
        }
        return switch (algorithm) {
            case PBKDF2_SHA256 -> Pbkdf2Texts.read(text);
            case BCRYPT -> Bcrypt.read(text);
            case ARGON2ID -> Argon2id.read(text);
        };
    }
}
