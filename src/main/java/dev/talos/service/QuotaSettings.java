package dev.talos.service;

import dev.talos.storage.Quota;
import org.jspecify.annotations.Nullable;

/**
 * {@code quota.*}.
 *
 * @param apiKeysMax how many keys a tenant may have that are not revoked, 0 or more; null: as many as it likes
 */
public record QuotaSettings(@Nullable Long apiKeysMax) {

    public QuotaSettings {
        if (apiKeysMax != null && apiKeysMax < 0) {
            throw new IllegalArgumentException("a quota is 0 or more");
        }
    }

    /** The same as the store wants it. */
    public Quota quota() {
        return apiKeysMax == null ? Quota.NONE : new Quota(apiKeysMax);
    }
}
