package dev.talos.credential.legacy;

import java.util.Base64;

/** Base64 as the PHC string format has it (RFC 4648 section 4, without padding), one spelling per value. */
final class PhcBase64 {

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private PhcBase64() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** @param what it is, for the error message */
    static byte[] decode(String text, String what) throws UnreadableDigest {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below, for this and for the other spellings.
        }
        throw new UnreadableDigest(
                "has a " + what + " that is no base64 without padding, or has stray bits at its end");
    }
}
