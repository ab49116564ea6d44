package dev.talos.service;

import dev.talos.credential.legacy.LegacyDigest;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.ImportedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the key of a raw key may be stored under.
 *
 * @param scheme by which the digest was made; null when from the raw key itself
 */
record PossibleDigest(KeyDigest digest, @Nullable LegacyScheme scheme) {

    /** All of them: from the raw key first, under the current secret first. */
    static List<PossibleDigest> all(
            NetworkId network, KeyRing ring, Secret rawKey, SchemesInUse schemes, LegacySecrets legacySecrets) {
        List<PossibleDigest> all =
                new ArrayList<>(ring.all().size() * (1 + schemes.unsalted().size()));
        ring.importDigests(network, rawKey).forEach(digest -> all.add(new PossibleDigest(digest, null)));
        for (SchemesInUse.Unsalted each : schemes.unsalted()) {
            Optional<LegacyDigest> digest = each.scheme().digest(rawKey, legacySecrets);
            if (digest.isPresent()) {
                byte[] bytes = digest.get().toBytes();
                for (SecretKeys keys : ring.all()) {
                    all.add(new PossibleDigest(keys.legacyDigest(network, each.name(), bytes), each.name()));
                }
            }
        }
        return all;
    }

    /** Whether this digest proves that its holder has the key found under it: it must have been made the same way. */
    boolean proves(@Nullable ImportedKey found) {
        return found != null && Objects.equals(scheme, found.scheme());
    }
}
