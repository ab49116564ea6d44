package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key on its way in.
 *
 * @param digest what it is stored under
 * @param retiredDigests what the same raw key would be stored under had it come in earlier
 * @param requestId names the call that brings it, so that a repeated call finds the key; null when the caller gave none
 */
public record NewImportedKey(
        ApiKey key,
        KeyDigest digest,
        List<KeyDigest> retiredDigests,
        @Nullable String requestId) {}
