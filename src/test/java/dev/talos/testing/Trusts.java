package dev.talos.testing;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.crypto.GeneratedJwk;
import dev.talos.crypto.JwkGenerator;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.JwkRequest;
import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.Signatures;
import dev.talos.model.Checked;
import dev.talos.service.Trust;
import dev.talos.service.TrustSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What the servers of tests believe. */
public final class Trusts {

    public static final String ISSUER = "https://talos.test";

    private Trusts() {}

    /** With an Ed25519 key made now. */
    public static Trust of(KeyRing ring) {
        return new Trust(ring, keySet(jwks()), settings(Duration.ofMinutes(5)));
    }

    public static TrustSettings settings(Duration skew) {
        return new TrustSettings(
                new Issuers(ISSUER, List.of()),
                new KeyPrefixes("talos", List.of("old"), "pub", List.of()),
                new MacaroonPrefixes("mc", List.of("oldmc")),
                skew);
    }

    /** A JWK set with a new private key. */
    public static String jwks() {
        return jwks(JwkKind.EDDSA);
    }

    public static String jwks(JwkKind kind) {
        return switch (JwkGenerator.generate(new JwkRequest(kind, null, "sig", null, null, null))) {
            case Checked.Ok<GeneratedJwk>(var key) -> "{\"keys\":[" + key.jwk().expose() + "]}";
            case Checked.Faulty<GeneratedJwk>(var violations) -> throw new AssertionError(violations.toString());
        };
    }

    public static KeySet keySet(String... sets) {
        return switch (KeySet.parse(
                Arrays.stream(sets)
                        .map(set -> new JwkSetText("test", Secret.of(set)))
                        .toList(),
                "",
                Signatures.fastest())) {
            case Checked.Ok<KeySet>(var keys) -> keys;
            case Checked.Faulty<KeySet>(var violations) -> throw new AssertionError(violations.toString());
        };
    }
}
