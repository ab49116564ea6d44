package dev.talos.credential.legacy;

import java.util.Arrays;
import java.util.Optional;

/** Digests with a salt, made to be slow. */
public enum SlowAlgorithm {
    PBKDF2_SHA256("pbkdf2-sha256"),
    BCRYPT("bcrypt"),
    ARGON2ID("argon2id");

    private final String text;

    SlowAlgorithm(String text) {
        this.text = text;
    }

    static Optional<SlowAlgorithm> parse(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.text.equals(text))
                .findFirst();
    }

    /** The name in the API and in the text of a scheme. */
    public String text() {
        return text;
    }
}
