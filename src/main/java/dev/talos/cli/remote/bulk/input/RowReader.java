package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of an input, one after the other, without those that are done already. */
public final class RowReader {
    private final Splitter splitter;
    private final RowShape shape;
    private final RequestIds requestIds;
    private final RowRanges done;
    private long position;
    private RawRow.@Nullable Broken broken;

    RowReader(Splitter splitter, RowShape shape, RequestIds requestIds, RowRanges done) {
        this.splitter = splitter;
        this.shape = shape;
        this.requestIds = requestIds;
        this.done = done;
    }

    /**
     * The next row; null at the end, or where the input is broken.
     *
     * @throws CommandFailure when the input cannot be read
     */
    public @Nullable Row next() {
        while (true) {
            RawRow raw = nextRaw();
            switch (raw) {
                case null -> {
                    return null;
                }
                case RawRow.Broken here -> {
                    broken = here;
                    return null;
                }
                case RawRow.Bad bad -> {
                    long at = position++;
                    if (!done.contains(at)) {
                        return Row.Bad.unreadable(at, bad.place(), bad.message());
                    }
                }
                case RawRow.Text text -> {
                    long at = position++;
                    if (!done.contains(at)) {
                        return row(at, text);
                    }
                }
            }
        }
    }

    private @Nullable RawRow nextRaw() {
        try {
            return splitter.next();
        } catch (IOException e) {
            throw ImportInput.unreadable(e);
        }
    }

    private Row row(long at, RawRow.Text text) {
        try {
            return new Row.Good(at, text.place(), shape.request(text, requestIds.of(at)));
        } catch (RowFault e) {
            return Row.Bad.unreadable(at, e.place(), e.getMessage());
        }
    }

    /** How many rows have been read, those done already among them. */
    public long position() {
        return position;
    }

    /** Where and why the input ended before its end; empty when it did not. */
    public Optional<String> broken() {
        return Optional.ofNullable(broken).map(it -> it.message() + "; see " + it.place());
    }
}
