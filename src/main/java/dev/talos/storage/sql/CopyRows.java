package dev.talos.storage.sql;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format of COPY, which PostgreSQL's manual describes. All have the same number of values. */
final class CopyRows implements RowValues {

    /** The signature; no flags; no extension of the header. */
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int NULL = -1;
    private static final int END = -1;

    private final short columns;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CopyRows(int columns) {
        this.columns = (short) columns;
        out.writeBytes(HEADER);
    }

    /** The values that follow are those of one more row. */
    RowValues row() {
        writeShort(columns);
        return this;
    }

    /** All of it. Nothing can follow. */
    byte[] end() {
        writeShort((short) END);
        return out.toByteArray();
    }

    @Override
    public CopyRows bytes(byte @Nullable [] value) {
        if (value == null) {
            writeInt(NULL);
        } else {
            writeInt(value.length);
            out.writeBytes(value);
        }
        return this;
    }

    @Override
    public CopyRows text(@Nullable String value) {
        String stored = StoredText.write(value);
        return bytes(stored == null ? null : stored.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CopyRows number(int value) {
        writeInt(Integer.BYTES);
        writeInt(value);
        return this;
    }

    @Override
    public CopyRows number(long value) {
        writeInt(Long.BYTES);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    @Override
    public CopyRows numberOrNull(@Nullable Number value) {
        if (value == null) {
            return bytes(null);
        }
        return value instanceof Integer ? number(value.intValue()) : number(value.longValue());
    }

    private void writeInt(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    private void writeShort(short value) {
        out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(value).array());
    }
}
