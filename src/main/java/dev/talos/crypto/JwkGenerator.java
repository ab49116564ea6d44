package dev.talos.crypto;

import dev.talos.model.Checked;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes new keys, to sign derived tokens with and for others. */
public final class JwkGenerator {

    private JwkGenerator() {}

    /**
     * Makes a key. Takes seconds for a long RSA key.
     *
     * @return faulty for what cannot be had together; the violations name {@code kid}, {@code use}, {@code bits},
     *     {@code curve} or {@code alg}
     */
    public static Checked<GeneratedJwk> generate(JwkRequest request) {
        return switch (JwkChoice.of(request)) {
            case Checked.Ok<JwkChoice>(JwkChoice choice) -> new Checked.Ok<>(generate(choice));
            case Checked.Faulty<JwkChoice>(var violations) -> new Checked.Faulty<>(violations);
        };
    }

    private static GeneratedJwk generate(JwkChoice choice) {
        JsonWebKey jwk = key(choice);
        String kid = choice.kid() == null ? PublicJwks.thumbprint(jwk) : choice.kid();
        jwk.setKeyId(kid);
        jwk.setUse(choice.use());
        if (choice.isForSignatures()) {
            jwk.setAlgorithm(choice.algorithm());
        }
        return new GeneratedJwk(
                kid,
                Secret.of(PublicJwks.json(jwk.toParams(OutputControlLevel.INCLUDE_PRIVATE))),
                choice.kind() == JwkKind.HMAC
                        ? Optional.empty()
                        : Optional.of(PublicJwks.json(jwk.toParams(OutputControlLevel.PUBLIC_ONLY))));
    }

    private static JsonWebKey key(JwkChoice choice) {
        try {
            return switch (choice.kind()) {
                case EDDSA -> OkpJwkGenerator.generateJwk(choice.curve());
                case RSA -> RsaJwkGenerator.generateJwk(choice.bits());
                case ECDSA -> EcJwkGenerator.generateJwk(EllipticCurves.getSpec(choice.curve()));
                case HMAC -> OctJwkGenerator.generateJwk(choice.bits());
            };
        } catch (JoseException e) {
            throw new IllegalStateException("every JDK makes Ed25519, RSA and EC keys", e);
        }
    }
}
