package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * A text that must never be seen: a raw key, a token, a configured secret. Prints as {@code [REDACTED]} wherever it is
 * printed, and compares in constant time. Whoever needs the text has to say {@link #expose()}, which makes every such
 * place easy to find.
 */
public final class Secret {

    private static final String REDACTED = "[REDACTED]";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    public String expose() {
        return text;
    }

    public byte[] exposeUtf8() {
        return text.getBytes(UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(exposeUtf8(), that.exposeUtf8());
    }

    /** Constant: a hash of the text would be a clue to it. */
    @Override
    public int hashCode() {
        return REDACTED.hashCode();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
