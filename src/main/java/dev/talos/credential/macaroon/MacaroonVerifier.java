package dev.talos.credential.macaroon;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.SecretId;
import dev.talos.crypto.SecretKeys;
import dev.talos.model.Checked;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Tells a macaroon of ours from any other, and reads its caveats only then. */
public final class MacaroonVerifier {

    private MacaroonVerifier() {}

    /** Checks the signature under every secret of the ring, then what the caveats say. */
    public static MacaroonProof prove(Macaroon macaroon, KeyRing ring) {
        return signer(macaroon, ring)
                .map(secret -> understand(secret, macaroon.caveats()))
                .orElseGet(MacaroonProof.Forged::new);
    }

    private static Optional<SecretId> signer(Macaroon macaroon, KeyRing ring) {
        Optional<SecretId> signer = Optional.empty();
        for (SecretKeys keys : ring.all()) {
            byte[] expected = SignatureChain.last(keys.macaroonRootKey(), macaroon.identifier(), macaroon.caveats());
            // No short cut: the time must not tell which of the secrets came near.
            if (MessageDigest.isEqual(expected, macaroon.signature())) {
                signer = Optional.of(keys.id());
            }
        }
        return signer;
    }

    private static MacaroonProof understand(SecretId secret, List<byte[]> caveats) {
        Optional<String> claims = caveats.stream().findFirst().flatMap(Utf8::decode);
        if (claims.isEmpty()) {
            return new MacaroonProof.NotUnderstood(0, "the first caveat must hold the claims as UTF-8");
        }
        Narrowing narrowing = Narrowing.NONE;
        for (int i = 1; i < caveats.size(); i++) {
            switch (Restriction.read(caveats.get(i))) {
                case Checked.Ok<Restriction>(Restriction restriction) -> narrowing = narrowing.and(restriction);
                case Checked.Faulty<Restriction>(var violations) -> {
                    return new MacaroonProof.NotUnderstood(
                            i, violations.getFirst().description());
                }
            }
        }
        return new MacaroonProof.Genuine(secret, claims.get(), narrowing);
    }
}
