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
        while (ascii <= bytes.length - Long.BYTES && ((long) EIGHT.get(bytes, ascii) & BEYOND_ASCII) == 0) {
            ascii += Long.BYTES;
        }
        while (ascii < bytes.length && bytes[ascii] >= 0) {
            ascii++;
        }
        return ascii == bytes.length ? -1 : firstBadByte(bytes, ascii);
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
