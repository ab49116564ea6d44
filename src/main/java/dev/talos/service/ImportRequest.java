package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A key that someone wants taken in. Its texts are within the limits of the API; whether the ttl is allowed is for the
 * configuration to say.
 *
 * @param rawKey 1 to 4096 bytes of UTF-8, any of them
 * @param requestId names this call for its repetitions; null when the caller will not repeat it
 */
public record ImportRequest(
        Secret rawKey,
        ApiKey.Attributes attributes,
        @Nullable Duration ttl,
        @Nullable String requestId) {}
