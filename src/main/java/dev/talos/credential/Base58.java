package dev.talos.credential;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Base58 with the Bitcoin alphabet: the bytes as one big-endian number to the base 58, and a {@code 1} in front for each
 * leading zero byte. The work grows with the square of the length, so callers bound it first.
 */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int RADIX = ALPHABET.length();
    private static final BigInteger BASE = BigInteger.valueOf(RADIX);
    private static final int DIGITS_AT_ONCE = 10;
    private static final byte[] VALUES = values();
    private static final char ZERO = ALPHABET.charAt(0);

    private Base58() {}

    static String encode(byte[] bytes) {
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            reversed.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(ZERO);
        }
        return reversed.reverse().toString();
    }

    /** Empty when a character is not of the alphabet. */
    static Optional<byte[]> decode(String text) {
        BigInteger number = BigInteger.ZERO;
        // As many digits at a time as fit into a long: the arithmetic of big numbers is what takes time.
        for (int from = 0; from < text.length(); from += DIGITS_AT_ONCE) {
            long digits = 0;
            long scale = 1;
            for (int i = from; i < Math.min(text.length(), from + DIGITS_AT_ONCE); i++) {
                int digit = digit(text.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                digits = digits * RADIX + digit;
                scale *= RADIX;
            }
            number = number.multiply(BigInteger.valueOf(scale)).add(BigInteger.valueOf(digits));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ZERO) {
            zeros++;
        }
        byte[] magnitude = unsigned(number);
        byte[] bytes = new byte[zeros + magnitude.length];
        System.arraycopy(magnitude, 0, bytes, zeros, magnitude.length);
        return Optional.of(bytes);
    }

    private static int digit(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
