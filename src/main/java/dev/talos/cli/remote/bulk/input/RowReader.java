package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The rows of an input, one after the other, without those that are done already. */
public final class RowReader {
    private final Splitter splitter;
    private final RowShape shape;
    private final RequestIds requestIds;
    private final RowRanges done;
    private final BooleanSupplier cutOff;
    private long position;
    private @Nullable String broken;

    /**
     * Over the rows of a splitter.
     *
     * @param cutOff asked after each row: whether it may be only the beginning of one, because the input ended in it
     */
    RowReader(Splitter splitter, RowShape shape, RequestIds requestIds, RowRanges done, BooleanSupplier cutOff) {
        this.splitter = splitter;
        this.shape = shape;
        this.requestIds = requestIds;
        this.done = done;
        this.cutOff = cutOff;
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
                    broken = here.message() + "; see " + here.place();
                    return null;
                }
                case RawRow.Bad bad -> {
                    long at = position++;
                    if (!done.contains(at)) {
                        return unlessCutOff(Row.Bad.unreadable(at, bad.place(), bad.message()));
                    }
                }
                case RawRow.Text text -> {
                    long at = position++;
                    if (!done.contains(at)) {
                        return unlessCutOff(row(at, text));
                    }
                }
            }
        }
    }

    /** A bad row in which the input ends is none yet: the whole of it may come the next time. */
    private @Nullable Row unlessCutOff(Row row) {
        if (row instanceof Row.Bad bad && cutOff.getAsBoolean()) {
            position--;
            broken = "it ends in a row that is cut off or bad: " + bad.message();
            return null;
        }
        return row;
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
        return Optional.ofNullable(broken);
    }
}
