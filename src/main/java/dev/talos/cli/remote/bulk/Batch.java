package dev.talos.cli.remote.bulk;

import dev.talos.cli.remote.bulk.input.Row;
import dev.talos.cli.remote.bulk.input.RowRanges.Range;
import java.util.List;

/** Rows that stand next to each other and go in one request; those that cannot be sent are among them. */
record Batch(List<Row> rows) {
    Batch {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a batch has rows");
        }
        rows = List.copyOf(rows);
    }

    Range range() {
        return new Range(rows.getFirst().position(), rows.getLast().position() + 1);
    }

    /** Those that can be sent. */
    List<Row.Good> good() {
        return rows.stream()
                .filter(Row.Good.class::isInstance)
                .map(Row.Good.class::cast)
                .toList();
    }

    long characters() {
        return good().stream().mapToLong(row -> row.json().length()).sum();
    }
}
