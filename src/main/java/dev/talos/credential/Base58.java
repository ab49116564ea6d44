package dev.talos.credential;

import java.math.BigInteger;
import java.nio.ByteBuffer;
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

    /** As many as fit into 32 bits. */
    private static final int DIGITS_AT_ONCE = 5;

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
        // The number in digits to the base 2^32, the least first: big integers would be made anew at each step.
        int[] number = new int[text.length() / DIGITS_AT_ONCE + 1];
        int length = 0;
        for (int from = 0; from < text.length(); from += DIGITS_AT_ONCE) {
            long carry = 0;
            long scale = 1;
            for (int i = from; i < Math.min(text.length(), from + DIGITS_AT_ONCE); i++) {
                int digit = digit(text.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                carry = carry * RADIX + digit;
                scale *= RADIX;
            }
            for (int i = 0; i < length; i++) {
                carry += scale * Integer.toUnsignedLong(number[i]);
                number[i] = (int) carry;
                carry >>>= Integer.SIZE;
            }
            if (carry > 0) {
                number[length++] = (int) carry;
            }
        }
        return Optional.of(bytes(leadingZeros(text), number, length));
    }

    private static int leadingZeros(String text) {
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ZERO) {
            zeros++;
        }
        return zeros;
    }

    private static byte[] bytes(int zeros, int[] number, int length) {
        int unused = length == 0 ? 0 : Integer.numberOfLeadingZeros(number[length - 1]) / Byte.SIZE;
        ByteBuffer bytes = ByteBuffer.allocate(zeros + length * Integer.BYTES - unused);
        bytes.position(zeros);
        for (int i = bytes.remaining() - 1; i >= 0; i--) {
            bytes.put((byte) (number[i / Integer.BYTES] >>> (i % Integer.BYTES * Byte.SIZE)));
        }
        return bytes.array();
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
}
