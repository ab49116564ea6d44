package dev.talos.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner knows it. Nothing in it lets anyone use the key: the credential itself is not here, nor a digest
 * of it.
 *
 * @param createTime when Talos learned of the key, to the microsecond, UTC like every time in here
 * @param expireTime the first moment at which the key is no longer valid; null when it never expires
 * @param revocation null while the key has not been revoked
 */
public record ApiKey(
        KeyId keyId,
        KeyKind kind,
        Attributes attributes,
        Instant createTime,
        Instant updateTime,
        @Nullable Instant expireTime,
        @Nullable Instant lastUsedTime,
        @Nullable Revocation revocation) {

    /**
     * What the owner says about a key and, but for visibility and actor, may change later.
     *
     * @param allowedCidrs where the key may be used from; empty means anywhere
     */
    public record Attributes(
            String name,
            String actorId,
            List<String> scopes,
            Metadata metadata,
            KeyVisibility visibility,
            @Nullable RateLimitPolicy rateLimitPolicy,
            List<Cidr> allowedCidrs) {

        public Attributes {
            scopes = List.copyOf(scopes);
            allowedCidrs = List.copyOf(allowedCidrs);
        }
    }

    /** Revoked wins over expired: it is the stronger word. */
    public KeyStatus statusAt(Instant now) {
        if (revocation != null) {
            return KeyStatus.REVOKED;
        }
        return expireTime != null && !now.isBefore(expireTime) ? KeyStatus.EXPIRED : KeyStatus.ACTIVE;
    }

    public ApiKey revoked(Revocation end) {
        return new ApiKey(keyId, kind, attributes, createTime, end.time(), expireTime, lastUsedTime, end);
    }

    public ApiKey withAttributes(Attributes changed, Instant when) {
        return new ApiKey(keyId, kind, changed, createTime, when, expireTime, lastUsedTime, revocation);
    }
}
