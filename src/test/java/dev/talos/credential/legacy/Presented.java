package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import java.util.Optional;

/** What a server does with a key that is presented. */
final class Presented {

    private Presented() {}

    /** Whether the key is the one that the legacy store knew. */
    static boolean matches(HashedKey hashed, String key, LegacySecrets secrets) {
        Secret presented = Secret.of(key);
        Optional<LegacyDigest> digest = switch (hashed) {
            case HashedKey.Unsalted unsalted -> unsalted.scheme().digest(presented, secrets);
            case HashedKey.Salted salted ->
                salted.scheme().hint(presented).equals(Optional.of(salted.hint()))
                        ? salted.scheme().digest(presented, salted.salt())
                        : Optional.empty();
        };
        return digest.equals(Optional.of(hashed.digest()));
    }
}
