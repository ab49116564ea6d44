package dev.talos.storage;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which keys.
 *
 * @param now the moment at which the filter's status is judged
 * @param after where the page before ended; null for the first page
 * @param limit 1 or more
 */
public record ListQuery(
        KeyKind kind,
        KeyFilter filter,
        Instant now,
        @Nullable Position after,
        int limit) {

    /** The place of one key in the order of lists; what comes first is less. */
    public record Position(Instant createTime, KeyId keyId) implements Comparable<Position> {

        @Override
        public int compareTo(Position other) {
            int byTime = other.createTime.compareTo(createTime);
            return byTime == 0 ? Arrays.compareUnsigned(other.keyId.toBytes(), keyId.toBytes()) : byTime;
        }
    }
}
