package dev.talos.credential.legacy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** Digests without salt and without key (FIPS 180-4, FIPS 202). */
public enum PlainAlgorithm {
    SHA256("sha256", "SHA-256", 32),
    SHA384("sha384", "SHA-384", 48),
    SHA512("sha512", "SHA-512", 64),
    SHA512_256("sha512-256", "SHA-512/256", 32),
    SHA3_256("sha3-256", "SHA3-256", 32);

    private final String text;
    private final String jdkName;
    private final int length;

    PlainAlgorithm(String text, String jdkName, int length) {
        this.text = text;
        this.jdkName = jdkName;
        this.length = length;
    }

    static Optional<PlainAlgorithm> parse(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.text.equals(text))
                .findFirst();
    }

    /** The name in the API and in the text of a scheme. */
    public String text() {
        return text;
    }

    /** In bytes. */
    int length() {
        return length;
    }

    byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(jdkName).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + jdkName, e);
        }
    }
}
