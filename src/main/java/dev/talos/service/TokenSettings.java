package dev.talos.service;

import java.time.Duration;

/**
 * {@code credentials.derived_tokens} as far as it is about making them.
 *
 * @param defaultTtl how long a token lives whose request names no ttl; from {@link KeySettings#SHORTEST_TTL} to
 *     {@link KeySettings#LONGEST_TTL}
 */
public record TokenSettings(Duration defaultTtl) {

    public TokenSettings {
        if (defaultTtl.compareTo(KeySettings.SHORTEST_TTL) < 0 || defaultTtl.compareTo(KeySettings.LONGEST_TTL) > 0) {
            throw new IllegalArgumentException("the default ttl of tokens is out of bounds");
        }
    }
}
