package dev.talos.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 4648 section 5), one spelling per value. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Empty for padding, letters outside of the alphabet, and the spare bits of the last letter set: with those, one
     * token could be spelled in several ways.
     */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text.getBytes(ISO_8859_1));
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
