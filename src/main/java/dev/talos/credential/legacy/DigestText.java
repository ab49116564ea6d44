package dev.talos.credential.legacy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a digest, whose length the algorithm says. */
final class DigestText {

    /** No digest in no encoding is longer. */
    private static final int MOST_CHARACTERS = 256;

    private final String algorithm;
    private final int length;

    DigestText(Scheme.Unsalted scheme) {
        this.algorithm = scheme.algorithmText();
        this.length = scheme.digestLength();
    }

    /** @param encoding null: to be recognised */
    byte[] read(String text, @Nullable DigestEncoding encoding) throws UnreadableDigest {
        if (text.length() > MOST_CHARACTERS) {
            throw wrongLength(text, "");
        }
        return encoding == null ? recognise(text) : readAs(encoding, text);
    }

    private byte[] readAs(DigestEncoding encoding, String text) throws UnreadableDigest {
        byte[] bytes = encoding.decode(text)
                .orElseThrow(() -> new UnreadableDigest("is no " + encoding.text()
                        + ": a character does not belong there, the last one has stray bits, or the end is missing; "
                        + needed()));
        if (bytes.length != length) {
            throw wrongLength(text, ", as " + encoding.text() + " " + bytes.length + " bytes");
        }
        return bytes;
    }

    private byte[] recognise(String text) throws UnreadableDigest {
        List<String> candidates = new ArrayList<>();
        List<byte[]> readings = new ArrayList<>();
        for (DigestEncoding encoding : DigestEncoding.values()) {
            byte[] bytes = encoding.decode(text).orElse(null);
            if (bytes != null && (bytes.length == length || isHexOfAnother(encoding, bytes))) {
                candidates.add(encoding.text() + " of " + bytes.length + " bytes");
                readings.add(bytes);
            }
        }
        if (readings.stream().noneMatch(bytes -> bytes.length == length)) {
            throw wrongLength(text, "");
        }
        if (!readings.stream().allMatch(bytes -> MessageDigest.isEqual(bytes, readings.getFirst()))) {
            throw new UnreadableDigest("can be read as " + String.join(" or ", candidates) + "; " + algorithm + " has "
                    + length + " bytes; say which in encoding");
        }
        return readings.getFirst();
    }

    /** A text of nothing but hex digits is hardly ever base64: more likely another algorithm was meant. */
    private static boolean isHexOfAnother(DigestEncoding encoding, byte[] bytes) {
        return encoding == DigestEncoding.HEX
                && Arrays.stream(PlainAlgorithm.values()).anyMatch(algorithm -> algorithm.length() == bytes.length);
    }

    private UnreadableDigest wrongLength(String text, String decoded) {
        return new UnreadableDigest("has " + text.length() + " characters" + decoded + "; " + needed());
    }

    private String needed() {
        int unpadded = (length * 8 + 5) / 6;
        int padded = (length + 2) / 3 * 4;
        return algorithm + " has " + length + " bytes, which is " + length * 2 + " characters of hex, or "
                + (unpadded == padded ? "" : unpadded + " or ") + padded + " of base64 or base64url";
    }
}
