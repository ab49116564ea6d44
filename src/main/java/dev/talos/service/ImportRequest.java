package dev.talos.service;

import dev.talos.credential.legacy.HashedKey;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A key that someone wants taken in. Its texts are within the limits of the API; whether the ttl is allowed is for the
 * configuration to say.
 *
 * @param requestId names this call for its repetitions; null when the caller will not repeat it
 */
public record ImportRequest(
        Form form,
        ApiKey.Attributes attributes,
        @Nullable Duration ttl,
        @Nullable String requestId) {

    /** What the caller has of the key. */
    public sealed interface Form {

        /**
         * The key itself.
         *
         * @param rawKey 1 to 4096 bytes of UTF-8, any of them
         */
        record Raw(Secret rawKey) implements Form {}

        /** Nothing but what another store kept of it. */
        record Hashed(HashedKey key) implements Form {}
    }
}
