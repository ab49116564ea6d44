package dev.talos.credential.legacy;

/** Checks that the salted forms share. */
final class SlowLimits {

    private SlowLimits() {}

    static void checkDigestLength(int length) throws UnreadableDigest {
        if (length < SlowParameters.FEWEST_DIGEST_BYTES || length > SlowParameters.MOST_DIGEST_BYTES) {
            throw new UnreadableDigest("has a digest of " + length + " bytes; allowed are "
                    + SlowParameters.FEWEST_DIGEST_BYTES + " to " + SlowParameters.MOST_DIGEST_BYTES);
        }
    }

    /** A number of at most nine digits, without leading zeros. */
    static int number(String digits, String what) throws UnreadableDigest {
        if (!digits.matches("0|[1-9][0-9]{0,8}")) {
            throw new UnreadableDigest("has a " + what + " that is no number from 0 to 999999999");
        }
        return Integer.parseInt(digits);
    }
}
