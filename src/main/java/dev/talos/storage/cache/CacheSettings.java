package dev.talos.storage.cache;

import java.time.Duration;

/**
 * How keys are remembered; read at start.
 *
 * @param maxBytes about how much memory the keys may take, 1 MiB or more
 */
public record CacheSettings(Type type, long maxBytes) {

    /** The least that is worth having. */
    public static final long LEAST_BYTES = 1 << 20;

    /** The longest time to live: a server that revokes a key tells no other one. */
    public static final Duration LONGEST_TTL = Duration.ofDays(1);

    /** Where keys are remembered. */
    public enum Type {
        /** Nowhere: the database is asked each time. */
        NOOP,
        /** In this process. */
        MEMORY
    }

    public CacheSettings {
        if (maxBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("a cache has " + LEAST_BYTES + " bytes or more");
        }
    }
}
