package dev.talos.credential.macaroon;

import dev.talos.crypto.Secret;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of a macaroon: <code>{prefix}_v1_</code> and the binary form in base64url without padding (RFC 4648 section
 * 5). The prefix has 1 to 16 of {@code [A-Za-z0-9_]}; whether it is in use is for others to say.
 */
public final class MacaroonText {

    /** The most characters of a text. */
    public static final int MOST_CHARACTERS = 16_384;

    private static final String MARK = "_v1_";
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]+");
    private static final int LONGEST_PREFIX = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private MacaroonText() {}

    /**
     * Writes the text.
     *
     * @param prefix as above
     */
    public static Secret write(String prefix, Macaroon macaroon) {
        return Secret.of(prefix + MARK + ENCODER.encodeToString(MacaroonBinary.write(macaroon)));
    }

    /** Reads what anyone may have sent. */
    public static MacaroonReading read(Secret secret) {
        String text = secret.expose();
        if (text.length() > MOST_CHARACTERS) {
            return new MacaroonReading.Malformed("it has more than " + MOST_CHARACTERS + " characters");
        }
        MacaroonReading refusal = new MacaroonReading.Malformed("it does not begin with a prefix and " + MARK);
        // A prefix may hold the mark itself. Behind any but the last, what follows is no macaroon.
        for (int mark = text.indexOf(MARK, 1); isPrefixBefore(mark, text); mark = text.indexOf(MARK, mark + 1)) {
            MacaroonReading reading = read(text.substring(0, mark), text.substring(mark + MARK.length()));
            if (!(reading instanceof MacaroonReading.Malformed)) {
                return reading;
            }
            refusal = reading;
        }
        return refusal;
    }

    private static boolean isPrefixBefore(int mark, String text) {
        return mark > 0
                && mark <= LONGEST_PREFIX
                && PREFIX.matcher(text).region(0, mark).matches();
    }

    private static MacaroonReading read(String prefix, String encoded) {
        try {
            return new MacaroonReading.Parsed(prefix, MacaroonBinary.read(decode(encoded)));
        } catch (UnreadableException e) {
            return e.refusal();
        }
    }

    private static byte[] decode(String encoded) throws UnreadableException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            // The decoder lets padding and stray bits at the end pass.
            if (ENCODER.encodeToString(bytes).equals(encoded)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // The same answer as for what decodes but is not canonical.
        }
        throw UnreadableException.malformed("it is not base64url without padding");
    }
}
