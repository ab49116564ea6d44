package dev.talos.cli.remote.bulk.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Records of RFC 4180: a line feed within quotes belongs to its record. Records end with LF, CR LF or CR. Where a quote
 * is never closed, or only by one in another line that opens a field there, or the record is too long, that line is a bad row and reading goes on with the line behind it:
 * one quote too many must not swallow the file.
 */
final class CsvSplitter implements Splitter {
    private final Source source;
    private final char separator;
    private final RowBuffer row = new RowBuffer();

    CsvSplitter(Source source, char separator) {
        this.source = source;
        this.separator = separator;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        while (source.peek() != Source.END) {
            Place start = source.place();
            row.clear();
            boolean closed = readRecord();
            if (row.isOver() || !closed) {
                return passOver(start, closed);
            }
            if (!row.isBlank()) {
                return row.row(start);
            }
        }
        return null;
    }

    /** Reads to the end of the record, or as far as it is kept; false when a quote is never closed. */
    private boolean readRecord() throws IOException {
        boolean quoted = false;
        boolean fieldStart = true;
        while (!row.isOver()) {
            int c = source.read();
            if (c == Source.END) {
                return !quoted;
            }
            if (!quoted && (c == '\n' || c == '\r')) {
                endOfLine(c);
                return true;
            }
            row.add(c);
            if (c == '"') {
                boolean closing = quoted && !isEscaped();
                if (closing && !isEndOfField() && row.firstLineFeed() >= 0) {
                    return false;
                }
                quoted = quoted ? !closing : fieldStart;
            }
            fieldStart = !quoted && c == separator;
        }
        return true;
    }

    private void endOfLine(int c) throws IOException {
        if (c == '\r') {
            if (source.peek() == '\n') {
                source.read();
            } else {
                source.newLine();
            }
        }
    }

    /** A quote within quotes: followed by another one it is part of the text, and the quotes go on. */
    private boolean isEscaped() throws IOException {
        if (source.peek() != '"') {
            return false;
        }
        row.add(source.read());
        return true;
    }

    private boolean isEndOfField() throws IOException {
        int c = source.peek();
        return c == separator || c == '\n' || c == '\r' || c == Source.END;
    }

    private RawRow passOver(Place start, boolean closed) throws IOException {
        RawRow bad = closed ? row.row(start) : new RawRow.Bad(start, "a quote in this row is never closed");
        int lineFeed = row.firstLineFeed();
        if (lineFeed >= 0) {
            // What was dropped for want of room is one byte at most: the last one read.
            source.takeBack(row.from(lineFeed + 1), start.line() + 1);
        } else if (row.isOver()) {
            RowBuffer rest = new RowBuffer();
            source.readLine(rest);
        }
        return bad;
    }
}
