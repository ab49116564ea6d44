package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key on its way in.
 *
 * @param digest what it is stored under
 * @param otherDigests what the same key would be stored under had it come in earlier, or by a scheme in use
 * @param requestId names the call that brings it, so that a repeated call finds the key; null when the caller gave none
 * @param hashed null when the raw key came
 */
public record NewImportedKey(
        ApiKey key,
        KeyDigest digest,
        List<KeyDigest> otherDigests,
        @Nullable String requestId,
        @Nullable HashedPart hashed) {

    public NewImportedKey {
        otherDigests = List.copyOf(otherDigests);
    }

    /** All that it may be stored under already. */
    public Stream<KeyDigest> digests() {
        return Stream.concat(Stream.of(digest), otherDigests.stream());
    }
}
