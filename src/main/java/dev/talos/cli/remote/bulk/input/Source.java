package dev.talos.cli.remote.bulk.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of an input, with the line they stand on. Reads in blocks; may be asked how far it is from any thread. */
final class Source implements Closeable {
    static final int END = -1;

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private byte[] block = new byte[BLOCK];
    private int next;
    private int end;
    /** Of the byte at the beginning of the block. */
    private long offset;

    private long line = 1;
    private long lineStart;
    private boolean ended;
    private volatile long taken;

    Source(InputStream in) {
        this.in = in;
    }

    /** The next byte, or {@link #END}. */
    int read() throws IOException {
        if (next == end && !fill()) {
            return END;
        }
        byte b = block[next++];
        if (b == '\n') {
            newLine();
        }
        return b & 0xff;
    }

    /** The byte that {@link #read} gives next, or {@link #END}. */
    int peek() throws IOException {
        return next == end && !fill() ? END : block[next] & 0xff;
    }

    /** Reads the rest of the line, without its line feed; false at the end of the input. */
    boolean readLine(RowBuffer into) throws IOException {
        if (peek() == END) {
            return false;
        }
        while (peek() != END) {
            int from = next;
            while (next < end && block[next] != '\n') {
                next++;
            }
            into.add(block, from, next - from);
            if (next < end) {
                next++;
                newLine();
                return true;
            }
        }
        return true;
    }

    /** A line ends with the byte just read. */
    void newLine() {
        line++;
        lineStart = offset + next;
    }

    /** Where the next byte stands; the column counts bytes. */
    Place place() {
        return new Place(line, offset + next - lineStart + 1);
    }

    /** Takes bytes back that were read last; the first of them is the first of that line. */
    void takeBack(byte[] bytes, long atLine) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + end - next);
        System.arraycopy(block, next, joined, bytes.length, end - next);
        offset += next - bytes.length;
        block = joined;
        next = 0;
        end = joined.length;
        line = atLine;
        lineStart = offset;
    }

    /** The bytes that come next, without reading them: up to a block, fewer only where the input ends before. */
    byte[] ahead(int count) throws IOException {
        if (next > 0 || offset > 0) {
            throw new IllegalStateException("looks ahead only at the beginning");
        }
        while (end < Math.min(count, block.length)) {
            int read = in.read(block, end, block.length - end);
            if (read < 0) {
                ended = true;
                break;
            }
            end += read;
            taken = end;
        }
        return Arrays.copyOf(block, Math.min(end, count));
    }

    /** Passes over bytes that are no part of any line, such as a byte order mark. */
    void skip(int count) {
        next += count;
        lineStart = offset + next;
    }

    private boolean fill() throws IOException {
        offset += end;
        next = 0;
        end = 0;
        if (block.length != BLOCK) {
            block = new byte[BLOCK];
        }
        // Asked again after its end, a terminal would wait for more.
        int read = ended ? END : in.read(block);
        ended = read < 0;
        end = Math.max(0, read);
        taken = offset + end;
        return read > 0;
    }

    /** How many bytes have been read, give or take a block. */
    long taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
