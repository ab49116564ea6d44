package dev.talos.credential.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text forms of PBKDF2: {@code $pbkdf2-sha256$i=…[,l=…]$salt$digest} (PHC), {@code $pbkdf2-sha256$29000$salt$digest}
 * (passlib, whose base64 has {@code .} in place of {@code +}), {@code pbkdf2_sha256$29000$salt$digest} (Django, where
 * the salt's characters themselves are the salt).
 */
final class Pbkdf2Texts {

    static final String ALLOWED = "$pbkdf2-sha256$i=<iterations>,l=<bytes>$<salt>$<digest>,"
            + " $pbkdf2-sha256$<iterations>$<salt>$<digest> (passlib), or"
            + " pbkdf2_sha256$<iterations>$<salt>$<digest> (Django)";

    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-sha256\\$i=([0-9]+)(?:,l=([0-9]+))?\\$([^$]+)\\$([^$]+)");
    private static final Pattern PASSLIB = Pattern.compile("\\$pbkdf2-sha256\\$([0-9]+)\\$([^$]+)\\$([^$]+)");
    private static final Pattern DJANGO = Pattern.compile("pbkdf2_sha256\\$([0-9]+)\\$([^$]+)\\$([^$]+)");

    /** The whole output of SHA-256; passlib and Django make no other length. */
    private static final int CUSTOMARY_LENGTH = 32;

    private Pbkdf2Texts() {}

    static SlowText read(String text) throws UnreadableDigest {
        Matcher phc = PHC.matcher(text);
        if (phc.matches()) {
            byte[] digest = PhcBase64.decode(phc.group(4), "digest");
            String said = phc.group(2);
            int length = said == null ? digest.length : SlowLimits.number(said, "length");
            return of(phc.group(1), PhcBase64.decode(phc.group(3), "salt"), digest, length);
        }
        Matcher passlib = PASSLIB.matcher(text);
        if (passlib.matches()) {
            return of(
                    passlib.group(1),
                    adapted(passlib.group(2), "salt"),
                    adapted(passlib.group(3), "digest"),
                    CUSTOMARY_LENGTH);
        }
        Matcher django = DJANGO.matcher(text);
        if (django.matches()) {
            return of(django.group(1), django.group(2).getBytes(UTF_8), padded(django.group(3)), CUSTOMARY_LENGTH);
        }
        throw new UnreadableDigest("is in none of the forms of pbkdf2-sha256, which are " + ALLOWED);
    }

    private static SlowText of(String iterations, byte[] salt, byte[] digest, int length) throws UnreadableDigest {
        if (digest.length != length) {
            throw new UnreadableDigest("has a digest of " + digest.length + " bytes where there must be " + length);
        }
        return new SlowText(
                Pbkdf2.of(SlowLimits.number(iterations, "number of iterations"), length, salt),
                LegacyDigest.of(digest));
    }

    private static byte[] adapted(String text, String what) throws UnreadableDigest {
        if (text.indexOf('+') >= 0) {
            throw new UnreadableDigest("has a " + what + " with a plus sign, which passlib writes as a dot");
        }
        return PhcBase64.decode(text.replace('.', '+'), what);
    }

    private static byte[] padded(String text) throws UnreadableDigest {
        String unpadded = text.replaceFirst("={0,2}$", "");
        byte[] digest = PhcBase64.decode(unpadded, "digest");
        if (!Base64.getEncoder().encodeToString(digest).equals(text)) {
            throw new UnreadableDigest("has a digest that is no padded base64");
        }
        return digest;
    }
}
