package dev.talos.cli.remote.bulk;

import dev.talos.cli.remote.bulk.input.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cuts rows into batches: by their number, by their size, and where rows in between are done already. */
final class BatchCutter {
    /**
     * An eighth of what the server takes, in characters, so that even many batches on their way take little memory.
     * Ordinary batches have a twentieth of it.
     */
    static final int MOST_CHARACTERS = 4 << 20;

    private final Supplier<@Nullable Row> reader;
    private final int mostRows;
    private @Nullable Row next;
    private boolean started;

    BatchCutter(Supplier<@Nullable Row> reader, int mostRows) {
        this.reader = reader;
        this.mostRows = mostRows;
    }

    /** Whether there is no batch, or no further one. */
    boolean isEmpty() {
        if (!started) {
            started = true;
            next = reader.get();
        }
        return next == null;
    }

    /** The next batch; empty at the end. */
    Optional<Batch> next() {
        if (isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        long characters = 0;
        while (next != null
                && rows.size() < mostRows
                && (rows.isEmpty()
                        || (next.position() == rows.getLast().position() + 1
                                && characters + length(next) <= MOST_CHARACTERS))) {
            rows.add(next);
            characters += length(next);
            next = reader.get();
        }
        return Optional.of(new Batch(rows));
    }

    private static int length(Row row) {
        return row instanceof Row.Good good ? good.json().length() : 0;
    }
}
