package dev.talos.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code credentials.api_keys} as far as it is about the lives of keys.
 *
 * @param defaultTtl how long a key lives whose import names no ttl; null: for ever
 * @param maxTtl the longest life a caller may ask for
 */
public record KeySettings(@Nullable Duration defaultTtl, Duration maxTtl) {

    /** Bounds of every ttl, whatever the configuration says. */
    public static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

    public static final Duration LONGEST_TTL = Duration.ofDays(3650);
}
