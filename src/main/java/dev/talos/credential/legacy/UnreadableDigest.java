package dev.talos.credential.legacy;

/** Ends the reading of a digest. Says what is wrong and what is allowed, and nothing of the digest. */
final class UnreadableDigest extends Exception {

    private final String description;

    UnreadableDigest(String description) {
        super(description, null, false, false);
        this.description = description;
    }

    String description() {
        return description;
    }
}
