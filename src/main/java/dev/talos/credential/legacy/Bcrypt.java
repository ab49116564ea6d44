package dev.talos.credential.legacy;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * bcrypt as OpenBSD has it. {@code $2a$}, {@code $2b$} and {@code $2y$} are the same digest, made by programs that had
 * learnt of the faults of earlier ones; {@code $2x$} is such a fault and refused.
 *
 * <p>As in the original, a key ends with a NUL byte, and only its first {@value #MOST_BYTES} bytes count, that byte
 * included. The original also takes a NUL inside of a key for its end. That would let one key be written in many ways,
 * so here a key with a NUL has no digest.
 *
 * @param cost the logarithm of the rounds
 */
record Bcrypt(int cost, Salt salt) implements SlowParameters {

    static final int MOST_BYTES = 72;

    /** Just under a second where it was measured; each step doubles it. */
    static final int MOST_COST = 14;

    static final int LEAST_COST = 4;

    private static final int SALT_BYTES = 16;

    /** The last of 24 bytes was never part of the text. */
    private static final int DIGEST_BYTES = 23;

    private static final Pattern TEXT =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");
    private static final Pattern SALT_TEXT = Pattern.compile("\\$2b\\$([0-9]{2})\\$([./A-Za-z0-9]{22})");

    static SlowText read(String text) throws UnreadableDigest {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableDigest("is no bcrypt text, which is $2a$, $2b$ or $2y$, two digits of cost, $,"
                    + " and 53 characters of ./A-Za-z0-9; " + text.length() + " characters came");
        }
        byte[] digest = BcryptBase64.decode(matcher.group(3), "digest");
        return new SlowText(of(matcher.group(1), matcher.group(2)), LegacyDigest.of(digest));
    }

    static Bcrypt parse(String text) throws UnreadableDigest {
        Matcher matcher = SALT_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableDigest("is no salt");
        }
        return of(matcher.group(1), matcher.group(2));
    }

    private static Bcrypt of(String cost, String salt) throws UnreadableDigest {
        int number = Integer.parseInt(cost);
        if (number < LEAST_COST || number > MOST_COST) {
            throw new UnreadableDigest("has a cost of " + number + "; allowed are " + LEAST_COST + " to " + MOST_COST
                    + ", which is about a second's work");
        }
        return new Bcrypt(number, Salt.of(BcryptBase64.decode(salt, "salt"), SALT_BYTES));
    }

    @Override
    public String text() {
        return "$2b$" + (cost < 10 ? "0" : "") + cost + "$" + BcryptBase64.encode(salt.bytes());
    }

    @Override
    public Optional<byte[]> digest(byte[] key) {
        for (byte each : key) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        byte[] counting = Arrays.copyOf(key, Math.min(key.length, MOST_BYTES));
        boolean endedByNul = true;
        return Optional.of(Arrays.copyOf(BCrypt.generate(counting, salt.bytes(), cost, endedByNul), DIGEST_BYTES));
    }
}
