package dev.talos.credential.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA256 (RFC 8018).
 *
 * <p>HMAC fills its key up with NUL bytes, so that a key has the digest of the same key with some more of them behind it.
 * That would let one key be written in many ways, so here a key that ends with a NUL has no digest.
 *
 * @param length of the digest, in bytes
 */
record Pbkdf2(int iterations, int length, Salt salt) implements SlowParameters {

    /** Rounds of HMAC that a digest may take, over all of its 32-byte blocks: half a second where it was measured. */
    static final int MOST_ROUNDS = 2_000_000;

    private static final Pattern TEXT = Pattern.compile("\\$pbkdf2-sha256\\$i=([0-9]+),l=([0-9]+)\\$([A-Za-z0-9+/]+)");
    private static final int BLOCK = 32;

    static Pbkdf2 of(int iterations, int length, byte[] salt) throws UnreadableDigest {
        SlowLimits.checkDigestLength(length);
        int blocks = (length + BLOCK - 1) / BLOCK;
        if (iterations < 1 || iterations > MOST_ROUNDS / blocks) {
            throw new UnreadableDigest("takes " + iterations + " iterations; allowed are 1 to " + MOST_ROUNDS / blocks
                    + " for a digest of " + length + " bytes, which is about a second's work");
        }
        return new Pbkdf2(iterations, length, Salt.of(salt, 1));
    }

    static Pbkdf2 parse(String text) throws UnreadableDigest {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableDigest("is no salt");
        }
        return of(
                SlowLimits.number(matcher.group(1), "number of iterations"),
                SlowLimits.number(matcher.group(2), "length"),
                PhcBase64.decode(matcher.group(3), "salt"));
    }

    @Override
    public String text() {
        return "$pbkdf2-sha256$i=" + iterations + ",l=" + length + "$" + PhcBase64.encode(salt.bytes());
    }

    @Override
    public Optional<byte[]> digest(byte[] key) {
        if (key.length > 0 && key[key.length - 1] == 0) {
            return Optional.empty();
        }
        PBEKeySpec spec =
                new PBEKeySpec(new String(key, UTF_8).toCharArray(), salt.bytes(), iterations, length * Byte.SIZE);
        try {
            return Optional.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
