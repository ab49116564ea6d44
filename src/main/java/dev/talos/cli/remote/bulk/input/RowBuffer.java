package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/** The bytes of the row that is being read. Keeps {@value #MOST_BYTES} bytes at most and drops what comes after. */
final class RowBuffer {
    /** Over twice the longest row the server could take, with every character of it written as an escape. */
    static final int MOST_BYTES = 1 << 20;

    private static final int FIRST_BYTES = 1 << 13;

    /** Kept beyond the limit, so that whoever stops at it has lost nothing. */
    private static final int SLACK = 2;

    private final CharsetDecoder decoder = UTF_8.newDecoder();
    private byte[] bytes = new byte[FIRST_BYTES];
    private CharBuffer characters = CharBuffer.allocate(FIRST_BYTES);
    private int length;
    private boolean over;

    void clear() {
        length = 0;
        over = false;
    }

    void add(int b) {
        if (room(1)) {
            bytes[length++] = (byte) b;
            over |= length > MOST_BYTES;
        }
    }

    void add(byte[] from, int offset, int count) {
        if (room(count)) {
            System.arraycopy(from, offset, bytes, length, count);
            length += count;
            over |= length > MOST_BYTES;
        }
    }

    private boolean room(int count) {
        if (count > MOST_BYTES + SLACK - length) {
            over = true;
            return false;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.min(MOST_BYTES + SLACK, 2 * bytes.length)));
        }
        return true;
    }

    /** Whether the row is longer than what is kept. */
    boolean isOver() {
        return over;
    }

    int length() {
        return length;
    }

    /** The position of the first line feed, or -1. */
    int firstLineFeed() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** What is kept from that position on. */
    byte[] from(int position) {
        return Arrays.copyOfRange(bytes, position, length);
    }

    void dropCarriageReturn() {
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return !over;
    }

    /** The row, or why there is none. */
    RawRow row(Place start) {
        if (over) {
            return new RawRow.Bad(start, "the row is longer than " + (MOST_BYTES >> 20) + " MiB");
        }
        if (characters.capacity() < length) {
            characters = CharBuffer.allocate(bytes.length);
        }
        characters.clear();
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, length);
        CoderResult end = decoder.reset().decode(from, characters, true);
        if (end.isError()) {
            return new RawRow.Bad(placeOf(start, from.position()), "the row is not UTF-8");
        }
        return new RawRow.Text(start, characters.flip().toString());
    }

    private Place placeOf(Place start, int position) {
        long line = start.line();
        long column = start.column();
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
            column = bytes[i] == '\n' ? 1 : column + 1;
        }
        return new Place(line, column);
    }
}
