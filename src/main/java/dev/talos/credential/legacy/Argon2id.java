package dev.talos.credential.legacy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 19 (RFC 9106), without secret and associated data.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param length of the digest, in bytes
 */
record Argon2id(int memory, int passes, int lanes, int length, Salt salt) implements SlowParameters {

    /** 64 MiB, in KiB. */
    static final int MOST_MEMORY = 65_536;

    /** Memory times passes, in KiB: just under a second where it was measured. */
    static final int MOST_WORK = 16 * MOST_MEMORY;

    static final int MOST_LANES = 16;

    static final String ALLOWED = "$argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<digest>";

    private static final int FEWEST_SALT_BYTES = 8;
    private static final int MEMORY_PER_LANE = 8;

    private static final Pattern TEXT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]+),t=([0-9]+),p=([0-9]+)\\$([^$]+)\\$([^$]+)");
    private static final Pattern SALT_TEXT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]+),t=([0-9]+),p=([0-9]+),l=([0-9]+)\\$([^$]+)");

    static SlowText read(String text) throws UnreadableDigest {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableDigest("is no argon2id text, which is " + ALLOWED
                    + "; argon2i, argon2d and other versions are not supported");
        }
        byte[] digest = PhcBase64.decode(matcher.group(5), "digest");
        return new SlowText(
                of(matcher, digest.length, PhcBase64.decode(matcher.group(4), "salt")), LegacyDigest.of(digest));
    }

    static Argon2id parse(String text) throws UnreadableDigest {
        Matcher matcher = SALT_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableDigest("is no salt");
        }
        return of(matcher, SlowLimits.number(matcher.group(4), "length"), PhcBase64.decode(matcher.group(5), "salt"));
    }

    private static Argon2id of(Matcher matcher, int length, byte[] salt) throws UnreadableDigest {
        SlowLimits.checkDigestLength(length);
        int memory = SlowLimits.number(matcher.group(1), "memory");
        int passes = SlowLimits.number(matcher.group(2), "number of passes");
        int lanes = SlowLimits.number(matcher.group(3), "number of lanes");
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new UnreadableDigest("has " + lanes + " lanes; allowed are 1 to " + MOST_LANES);
        }
        if (memory < MEMORY_PER_LANE * lanes || memory > MOST_MEMORY) {
            throw new UnreadableDigest("takes " + memory + " KiB of memory; allowed are " + MEMORY_PER_LANE * lanes
                    + " to " + MOST_MEMORY);
        }
        if (passes < 1 || passes > MOST_WORK / memory) {
            throw new UnreadableDigest("takes " + passes + " passes; allowed with " + memory + " KiB are 1 to "
                    + MOST_WORK / memory + ", which is about a second's work");
        }
        return new Argon2id(memory, passes, lanes, length, Salt.of(salt, FEWEST_SALT_BYTES));
    }

    @Override
    public String text() {
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + ",l=" + length + "$"
                + PhcBase64.encode(salt.bytes());
    }

    @Override
    public Optional<byte[]> digest(byte[] key) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt.bytes())
                .build());
        byte[] digest = new byte[length];
        argon2.generateBytes(key, digest);
        return Optional.of(digest);
    }
}
