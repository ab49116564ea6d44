package dev.talos.testing;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.RING;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.key;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.HashedPart;
import dev.talos.storage.NewImportedKey;
import java.util.List;

/** Makes keys of which only a digest is known. What stands for the digest is the raw key, which a store cannot tell. */
public final class HashedKeys {

    public static final LegacyScheme SHA256 = new LegacyScheme("sha256");
    public static final LegacyScheme BCRYPT = new LegacyScheme("bcrypt:prefix:4");

    /** What stands for every salt. */
    public static final String SALT = "$2b$04$abcdefghijklmnopqrstuu";

    private static final SecretKeys RETIRED = RING.retired().getFirst();

    private HashedKeys() {}

    public static KeyDigest legacyDigest(NetworkId network, LegacyScheme scheme, String rawKey) {
        return legacyDigest(RING.current(), network, scheme, rawKey);
    }

    private static KeyDigest legacyDigest(SecretKeys secret, NetworkId network, LegacyScheme scheme, String rawKey) {
        return secret.legacyDigest(network, scheme, rawKey.getBytes(UTF_8));
    }

    public static KeyDigest lookup(NetworkId network, String hint) {
        return RING.current().lookupDigest(network, BCRYPT, Secret.of(hint));
    }

    public static KeyDigest retiredLookup(NetworkId network, String hint) {
        return RETIRED.lookupDigest(network, BCRYPT, Secret.of(hint));
    }

    public static NewImportedKey hashed(NetworkId network, LegacyScheme scheme, String rawKey) {
        return hashed(network, scheme, rawKey, key(CREATED, null));
    }

    public static NewImportedKey hashed(NetworkId network, LegacyScheme scheme, String rawKey, ApiKey key) {
        return new NewImportedKey(
                key,
                legacyDigest(network, scheme, rawKey),
                List.of(legacyDigest(RETIRED, network, scheme, rawKey)),
                null,
                new HashedPart(scheme, null));
    }

    /** As a server would have stored it before its secret was retired. */
    public static NewImportedKey hashedEarlier(NetworkId network, LegacyScheme scheme, String rawKey) {
        return new NewImportedKey(
                key(CREATED, null),
                legacyDigest(RETIRED, network, scheme, rawKey),
                List.of(),
                null,
                new HashedPart(scheme, null));
    }

    public static NewImportedKey salted(NetworkId network, String hint, String rawKey) {
        HashedPart.Salted salted =
                new HashedPart.Salted(SALT, lookup(network, hint), List.of(retiredLookup(network, hint)));
        return new NewImportedKey(
                key(CREATED, null),
                legacyDigest(network, BCRYPT, rawKey),
                List.of(legacyDigest(RETIRED, network, BCRYPT, rawKey)),
                null,
                new HashedPart(BCRYPT, salted));
    }

    /** As a server would have stored it before its secret was retired. */
    public static NewImportedKey saltedEarlier(NetworkId network, String hint, String rawKey) {
        return new NewImportedKey(
                key(CREATED, null),
                legacyDigest(RETIRED, network, BCRYPT, rawKey),
                List.of(),
                null,
                new HashedPart(BCRYPT, new HashedPart.Salted(SALT, retiredLookup(network, hint), List.of())));
    }

    /** What follows the first verification of a key that came in by a scheme. */
    public static DigestRewrite seen(NetworkId network, ApiKey key, LegacyScheme scheme, String rawKey) {
        return new DigestRewrite(key.keyId(), legacyDigest(network, scheme, rawKey), scheme, digest(network, rawKey));
    }
}
