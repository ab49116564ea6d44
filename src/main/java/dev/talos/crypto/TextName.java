package dev.talos.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What a secret text is known by in the memory of one process: see {@link TextNames}. */
public final class TextName {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    // Thousands are held in memory: four numbers take less of it than an array, and are compared in less time.
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /** @param digest of 32 bytes */
    TextName(byte[] digest) {
        first = (long) EIGHT.get(digest, 0);
        second = (long) EIGHT.get(digest, Long.BYTES);
        third = (long) EIGHT.get(digest, 2 * Long.BYTES);
        fourth = (long) EIGHT.get(digest, 3 * Long.BYTES);
    }

    /** Takes the same time wherever two differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextName that
                && ((first ^ that.first) | (second ^ that.second) | (third ^ that.third) | (fourth ^ that.fourth)) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return "TextName";
    }
}
