package dev.talos.cli.remote.bulk.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One row to a line: NDJSON. Lines end with LF or CR LF. */
final class LineSplitter implements Splitter {
    private final Source source;
    private final RowBuffer row = new RowBuffer();

    LineSplitter(Source source) {
        this.source = source;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        while (true) {
            Place start = source.place();
            row.clear();
            if (!source.readLine(row)) {
                return null;
            }
            row.dropCarriageReturn();
            if (!row.isBlank()) {
                return row.row(start);
            }
        }
    }
}
