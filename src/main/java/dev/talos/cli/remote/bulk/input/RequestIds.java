package dev.talos.cli.remote.bulk.input;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The {@code request_id} of each row: the run, and where the row stands in the input. Sent again, a row finds the key
 * that it made the first time, so whatever became of an answer, nothing is imported twice or taken for a duplicate.
 * Ids of one run grow with the rows, which is kinder to a database index than random ones.
 *
 * @param run {@value #RUN_CHARACTERS} random characters, 110 bits
 */
public record RequestIds(String run) {
    static final int RUN_CHARACTERS = 22;

    private static final int BITS_PER_CHARACTER = 5;
    private static final Pattern RUN = Pattern.compile("[0-9a-v]{" + RUN_CHARACTERS + "}");

    public RequestIds {
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("a run has " + RUN_CHARACTERS + " characters of base 32");
        }
    }

    public static RequestIds ofNewRun() {
        BigInteger random = new BigInteger(RUN_CHARACTERS * BITS_PER_CHARACTER, new SecureRandom());
        String digits = random.toString(1 << BITS_PER_CHARACTER).toLowerCase(Locale.ROOT);
        return new RequestIds("0".repeat(RUN_CHARACTERS - digits.length()) + digits);
    }

    /** 36 characters, the most that the API takes. */
    String of(long position) {
        String digits = Long.toString(position);
        return run + '-' + "0".repeat(Math.max(0, 13 - digits.length())) + digits;
    }
}
