package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.command.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Inputs made of text, that come in pieces of any size. */
final class Inputs {
    static final RequestIds IDS = new RequestIds("0123456789abcdefghijkl");

    private Inputs() {}

    /** Gives no more at a time than a network would: pieces of random length. */
    static InputStream inPieces(byte[] bytes, long seed) {
        Random random = new Random(seed);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    static Source source(String text) {
        return new Source(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** All rows of a splitter; a text row as its text, others as they print. */
    static List<String> rows(Splitter splitter) throws IOException {
        List<String> rows = new ArrayList<>();
        for (RawRow row = splitter.next(); row != null; row = splitter.next()) {
            rows.add(row instanceof RawRow.Text text ? text.text() : String.valueOf(row));
        }
        return rows;
    }

    static List<Row> read(InputStream in, Optional<InputFormat> format, RowKind kind, RowRanges done) {
        Console console = new Console(in, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Map.of());
        try (ImportInput input = ImportInput.open("-", console)) {
            RowReader reader = input.rows(format, kind, IDS, done);
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Row> read(String text, RowKind kind) {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)), Optional.empty(), kind, new RowRanges());
    }

    static List<Row> read(String text) {
        return read(text, RowKind.rawKeys());
    }

    /** The request of the only row. */
    static String request(String text, RowKind kind) {
        List<Row> rows = read(text, kind);
        if (rows.size() == 1 && rows.getFirst() instanceof Row.Good good) {
            return good.json().replace("\"request_id\":\"0123456789abcdefghijkl-0000000000000\",", "");
        }
        throw new AssertionError("not one good row: " + rows);
    }
}
