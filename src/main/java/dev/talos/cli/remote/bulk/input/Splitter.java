package dev.talos.cli.remote.bulk.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts an input into rows, in order. Blank lines are none. */
@FunctionalInterface
interface Splitter {
    /** The next row; null at the end. Nothing follows a {@link RawRow.Broken}. */
    @Nullable
    RawRow next() throws IOException;
}
