package dev.talos.storage;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which keys.
 *
 * @param now the moment at which the filter's status is judged
 * @param after the last key of the page before; null for the first page
 * @param limit 1 or more
 */
public record ListQuery(
        KeyKind kind,
        KeyFilter filter,
        Instant now,
        @Nullable Position after,
        int limit) {

    /** The place of one key in the order of lists. */
    public record Position(Instant createTime, KeyId keyId) {}
}
