package dev.talos.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

    /** As many as fit into 64 bits. */
    private static final int DIGITS_AT_ONCE = 10;

    private static final byte[] VALUES = values();
    private static final long[] POWERS = powers();
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
        byte[] digits = text.getBytes(ISO_8859_1); // what is beyond becomes a question mark, which is no digit either
        // The number in digits to the base 2^64, the least first: big integers would be made anew at each step.
        long[] number = new long[digits.length / DIGITS_AT_ONCE + 1];
        int length = 0;
        for (int from = 0; from < digits.length; from += DIGITS_AT_ONCE) {
            int to = Math.min(digits.length, from + DIGITS_AT_ONCE);
            long carry = 0;
            int faults = 0;
            for (int i = from; i < to; i++) {
                int digit = VALUES[Byte.toUnsignedInt(digits[i])];
                faults |= digit;
                carry = carry * RADIX + digit;
            }
            if (faults < 0) {
                return Optional.empty();
            }
            long scale = POWERS[to - from];
            for (int i = 0; i < length; i++) {
                long sum = scale * number[i] + carry;
                long overflow = Long.compareUnsigned(sum, carry) < 0 ? 1 : 0;
                carry = Math.unsignedMultiplyHigh(scale, number[i]) + overflow;
                number[i] = sum;
            }
            if (carry != 0) {
                number[length++] = carry;
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

    private static byte[] bytes(int zeros, long[] number, int length) {
        if (length == 0) {
            return new byte[zeros];
        }
        long first = number[length - 1];
        int unused = Long.numberOfLeadingZeros(first) / Byte.SIZE;
        ByteBuffer bytes = ByteBuffer.allocate(zeros + length * Long.BYTES - unused);
        bytes.position(zeros);
        for (int i = Long.BYTES - unused - 1; i >= 0; i--) {
            bytes.put((byte) (first >>> (i * Byte.SIZE)));
        }
        for (int i = length - 2; i >= 0; i--) {
            bytes.putLong(number[i]);
        }
        return bytes.array();
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < RADIX; i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static long[] powers() {
        long[] powers = new long[DIGITS_AT_ONCE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * RADIX;
        }
        return powers;
    }
}
