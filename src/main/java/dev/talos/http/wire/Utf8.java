package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** UTF-8 (RFC 3629) taken at its word: no overlong forms, no surrogates. */
final class Utf8 {

    private static final int STEP = 4096;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long BEYOND_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Where the bytes stop being UTF-8; -1 when they never do. */
    static int firstBadByte(byte[] bytes) {
        int ascii = 0;
        while (ascii < bytes.length) {
            int end = Math.min(ascii + STEP, bytes.length);
            if (!isAscii(bytes, ascii, end)) {
                return firstBadByte(bytes, ascii);
            }
            ascii = end;
        }
        return -1;
    }

    /** Without a way out of the middle: the compiler unrolls such loops, and leaves out their checks of bounds. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int next = from;
        for (; next <= to - Long.BYTES; next += Long.BYTES) {
            seen |= (long) EIGHT.get(bytes, next);
        }
        for (; next < to; next++) {
            seen |= bytes[next];
        }
        return (seen & BEYOND_ASCII) == 0;
    }

    private static int firstBadByte(byte[] bytes, int from) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(STEP);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? in.position() : -1;
    }
}
