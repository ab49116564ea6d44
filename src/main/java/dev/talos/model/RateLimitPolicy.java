package dev.talos.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a key may be used.
 *
 * @param quota uses allowed per window, at least 1
 * @param window longer than zero, kept to the nanosecond
 * @param unit what is counted, in the owner's words; means nothing to Talos
 */
public record RateLimitPolicy(
        long quota, Duration window, @Nullable String unit) {

    public RateLimitPolicy {
        if (quota < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("a rate limit needs a quota and a window above zero");
        }
    }
}
