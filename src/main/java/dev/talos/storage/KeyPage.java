package dev.talos.storage;

import dev.talos.model.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param keys as many as were asked for, or fewer, even none, whether the list goes on or not
 * @param next the place after which the list goes on; null when it does not
 */
public record KeyPage(List<ApiKey> keys, ListQuery.@Nullable Position next) {

    public KeyPage {
        keys = List.copyOf(keys);
    }
}
