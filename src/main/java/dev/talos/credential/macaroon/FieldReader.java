package dev.talos.credential.macaroon;

import java.util.Arrays;

/** Reads the fields of the binary form one after the other: a type, a length, and as many bytes. */
final class FieldReader {

    /** 21 bits, more than any macaroon is long. */
    private static final int MOST_LENGTH_BYTES = 3;

    private static final int LENGTH_BITS = 7;
    private static final int LENGTH_MASK = 0x7f;

    private final byte[] bytes;
    private int at;

    FieldReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean nextIs(int type) {
        return at < bytes.length && bytes[at] == type;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /** A byte that has no length and no content. */
    void expect(int type) throws UnreadableException {
        if (!nextIs(type)) {
            throw UnreadableException.malformed("a field is missing, unknown, or out of order");
        }
        at++;
    }

    byte[] take(int type) throws UnreadableException {
        expect(type);
        int length = takeLength();
        // Before the copy, so that a claimed length allocates nothing.
        if (length > bytes.length - at) {
            throw UnreadableException.malformed("a field is longer than what is left");
        }
        byte[] content = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return content;
    }

    /** A little-endian base-128 number. Only its shortest form, so that a macaroon has one text. */
    private int takeLength() throws UnreadableException {
        int length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES && !atEnd(); i++) {
            byte group = bytes[at++];
            length |= (group & LENGTH_MASK) << (LENGTH_BITS * i);
            if (group == 0 && i > 0) {
                throw UnreadableException.malformed("a length is not in its shortest form");
            }
            if (group >= 0) {
                return length;
            }
        }
        throw UnreadableException.malformed("a length is cut off or out of bounds");
    }
}
