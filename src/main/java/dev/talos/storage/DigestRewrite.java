package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.KeyId;
import dev.talos.model.LegacyScheme;
import org.jspecify.annotations.Nullable;

/**
 * Moves one key from the digest it was found under to that of its raw key under the current secret.
 *
 * @param scheme how the digest it was found under was made; null when from its raw key
 */
public record DigestRewrite(
        KeyId keyId, KeyDigest from, @Nullable LegacyScheme scheme, KeyDigest to) {}
