package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the body that nearly every verification has, <code>{"credential":"…"}</code> with a text of printable ASCII and
 * no escapes, in one pass: a JSON parser goes over each letter of a token several times.
 */
final class PlainCredential {

    static final byte[] BEGINNING = "{\"credential\":".getBytes(US_ASCII);
    static final byte[] END = "\"}".getBytes(US_ASCII);

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = EACH << 7;

    private PlainCredential() {}

    /** The text; empty when the body is anything else, be it good or bad. */
    static Optional<String> read(byte[] body) {
        int from = BEGINNING.length;
        int to = body.length - END.length;
        if (to <= from || !isAt(body, 0, BEGINNING)) {
            return Optional.empty();
        }
        // As many JSON libraries write it.
        if (body[from] == ' ') {
            from++;
        }
        if (body[from] != '"' || !isAt(body, to, END)) {
            return Optional.empty();
        }
        from++;
        return from <= to && endOfPlain(body, from) == to
                ? Optional.of(new String(body, from, to - from, ISO_8859_1))
                : Optional.empty();
    }

    /** Not for secrets: it takes as long as they are alike. */
    static boolean isAt(byte[] body, int from, byte[] known) {
        return from <= body.length - known.length
                && Arrays.mismatch(body, from, from + known.length, known, 0, known.length) < 0;
    }

    /** Where the first byte from there on stands that is not plain; the length of the whole when all are. */
    static int endOfPlain(byte[] bytes, int from) {
        int end = from;
        while (end <= bytes.length - Long.BYTES && (special((long) EIGHT.get(bytes, end)) & HIGHEST_BITS) == 0) {
            end += Long.BYTES;
        }
        while (end < bytes.length && (special(bytes[end] * EACH) & HIGHEST_BITS) == 0) {
            end++;
        }
        return end;
    }

    /**
     * Of eight bytes at once: has the highest bit of one set when any is no ASCII, a control character, a quote or a
     * backslash. Where all have theirs clear, one less sets it for a zero only, and 32 less for what is below a space.
     */
    private static long special(long eight) {
        return eight | (eight - ' ' * EACH) | ((eight ^ '"' * EACH) - EACH) | ((eight ^ '\\' * EACH) - EACH);
    }
}
