package dev.talos.credential.legacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** bcrypt's base64: the bits as in RFC 4648, without padding, in an alphabet of its own order. */
final class BcryptBase64 {

    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String OWN = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private BcryptBase64() {}

    static String encode(byte[] bytes) {
        return translate(Base64.getEncoder().withoutPadding().encodeToString(bytes), STANDARD, OWN);
    }

    /** Refuses stray bits in the last letter: the original would not match such a text with any key. */
    static byte[] decode(String text, String what) throws UnreadableDigest {
        return PhcBase64.decode(translate(text, OWN, STANDARD), what);
    }

    private static String translate(String text, String from, String to) {
        byte[] letters = text.getBytes(US_ASCII);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) to.charAt(from.indexOf(letters[i]));
        }
        return new String(letters, US_ASCII);
    }
}
