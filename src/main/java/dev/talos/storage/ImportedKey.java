package dev.talos.storage;

import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import org.jspecify.annotations.Nullable;

/**
 * A key found under a digest.
 *
 * @param scheme the one that the digest was made by. Null when it is the digest of the raw key. A finder who made the
 *     digest in any other way has not found the key
 */
public record ImportedKey(ApiKey key, @Nullable LegacyScheme scheme) {}
