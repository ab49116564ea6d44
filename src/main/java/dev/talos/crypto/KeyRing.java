package dev.talos.crypto;

import dev.talos.model.NetworkId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets in force: what is made is made under the current one, what is checked may be under any. Immutable; a
 * change of configuration makes a new ring.
 */
public final class KeyRing {

    private final SecretKeys current;
    private final List<SecretKeys> retired;
    private final List<SecretKeys> all;

    private KeyRing(SecretKeys current, List<SecretKeys> retired) {
        this.current = current;
        this.retired = retired;
        this.all = Stream.concat(Stream.of(current), retired.stream()).toList();
    }

    public static KeyRing of(SecretSettings settings) {
        return new KeyRing(
                new SecretKeys(settings.current()),
                settings.retired().stream().map(SecretKeys::new).toList());
    }

    public SecretKeys current() {
        return current;
    }

    public List<SecretKeys> retired() {
        return retired;
    }

    /** The current one first, for that is where most are found. */
    public List<SecretKeys> all() {
        return all;
    }

    /** Whether one of the secrets is the one with that id. Asked for each macaroon that is remembered. */
    public boolean holds(SecretId id) {
        for (SecretKeys keys : all) {
            if (keys.id().value() == id.value()) {
                return true;
            }
        }
        return false;
    }

    /** The digests a raw key may be stored under, the current secret's first. */
    public List<KeyDigest> importDigests(NetworkId network, Secret rawKey) {
        List<KeyDigest> digests = new ArrayList<>(all.size());
        for (SecretKeys keys : all) {
            digests.add(keys.importDigest(network, rawKey));
        }
        return digests;
    }
}
