package dev.talos.testing;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.storage.NewImportedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes keys to put into a store. */
public final class Keys {

    public static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123456Z");

    public static final KeyRing RING = KeyRing.of(new SecretSettings(
            Secret.of("the current secret of the store's tests"),
            List.of(Secret.of("the retired secret of the store's tests"))));

    private Keys() {}

    public static KeyDigest digest(NetworkId network, String rawKey) {
        return RING.current().importDigest(network, Secret.of(rawKey));
    }

    public static KeyDigest retiredDigest(NetworkId network, String rawKey) {
        return RING.retired().getFirst().importDigest(network, Secret.of(rawKey));
    }

    public static NewImportedKey imported(NetworkId network, String rawKey) {
        return imported(network, rawKey, key(CREATED, null), null);
    }

    public static NewImportedKey imported(NetworkId network, String rawKey, ApiKey key, @Nullable String requestId) {
        return new NewImportedKey(
                key, digest(network, rawKey), List.of(retiredDigest(network, rawKey)), requestId, null);
    }

    /** As a server would have stored it before its secret was retired. */
    public static NewImportedKey importedEarlier(NetworkId network, String rawKey) {
        return new NewImportedKey(key(CREATED, null), retiredDigest(network, rawKey), List.of(), null, null);
    }

    public static ApiKey key(Instant created, @Nullable Instant expires) {
        return key(attributes("a key", "an actor"), created, expires);
    }

    public static ApiKey key(ApiKey.Attributes attributes, Instant created, @Nullable Instant expires) {
        return new ApiKey(KeyId.random(), KeyKind.IMPORTED, attributes, created, created, expires, null, null);
    }

    public static ApiKey.Attributes attributes(String name, String actorId) {
        return new ApiKey.Attributes(name, actorId, List.of(), Metadata.EMPTY, KeyVisibility.SECRET, null, List.of());
    }
}
