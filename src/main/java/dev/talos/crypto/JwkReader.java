package dev.talos.crypto;

import dev.talos.crypto.ReadJwk.Faulty;
import dev.talos.crypto.ReadJwk.Ignored;
import dev.talos.crypto.ReadJwk.Usable;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Reads one JWK (RFC 7517, RFC 7518 section 6, RFC 8037). Messages of libraries may quote keys and go nowhere. */
final class JwkReader {

    static final int LEAST_RSA_BITS = 2048;

    private static final Ignored NO_SUCH_KIND =
            new Ignored("is of a kind that Talos does not sign with; it does with Ed25519, RSA and P-256");

    private final Signatures signatures;

    JwkReader(Signatures signatures) {
        this.signatures = signatures;
    }

    ReadJwk read(Map<String, Object> jwk) {
        if (!(jwk.get("kty") instanceof String type)) {
            return new Faulty("has no kty, which is OKP, RSA or EC");
        }
        return switch (type) {
            case "OKP" -> onCurve(jwk, "Ed25519", SignatureAlgorithm.EDDSA, List.of("x"));
            case "EC" -> onCurve(jwk, "P-256", SignatureAlgorithm.ES256, List.of("x", "y"));
            case "RSA" -> ofKind(jwk, SignatureAlgorithm.RS256, List.of("n", "e"));
            case "oct" -> new Ignored("is an HMAC key, and whoever could check its signatures could make them");
            default -> NO_SUCH_KIND;
        };
    }

    private ReadJwk onCurve(
            Map<String, Object> jwk, String curve, SignatureAlgorithm algorithm, List<String> required) {
        return curve.equals(jwk.get("crv")) ? ofKind(jwk, algorithm, required) : NO_SUCH_KIND;
    }

    private ReadJwk ofKind(Map<String, Object> jwk, SignatureAlgorithm algorithm, List<String> required) {
        Object use = orElse(jwk.get("use"), Use.SIGNATURE);
        if (!use.equals(Use.SIGNATURE)) {
            return new Ignored("is not for signatures by its use, which would be sig");
        }
        if (!isAlgorithm(orElse(jwk.get("alg"), algorithm.jwsName()), algorithm)) {
            return new Ignored("is for another algorithm by its alg, which would be " + algorithm.jwsName());
        }
        Optional<String> fault = JwkNumbers.fault(jwk, algorithm, required);
        if (fault.isPresent()) {
            return new Faulty(fault.get());
        }
        if (jwk.containsKey("kid") && !(jwk.get("kid") instanceof String kid && !kid.isEmpty())) {
            return new Faulty("has a kid that is not a text of 1 character or more");
        }
        try {
            return ofParts(PublicJsonWebKey.Factory.newPublicJwk(jwk), algorithm, jwk.containsKey("use"));
        } catch (JoseException | GeneralSecurityException | RuntimeException _) {
            return new Faulty("is broken: its members are not the numbers of a key of its kty");
        }
    }

    private ReadJwk ofParts(PublicJsonWebKey jwk, SignatureAlgorithm algorithm, boolean marked)
            throws JoseException, GeneralSecurityException {
        if (jwk.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            return new Faulty("has " + rsa.getModulus().bitLength() + " bits; RSA needs " + LEAST_RSA_BITS);
        }
        String thumbprint = PublicJwks.thumbprint(jwk);
        String kid = jwk.getKeyId() == null ? thumbprint : jwk.getKeyId();
        VerificationKey key = new VerificationKey(
                kid, thumbprint, algorithm, signatures.adopt(algorithm, jwk.getPublicKey()), signatures);
        PrivateKey privateKey = jwk.getPrivateKey();
        Optional<SigningKey> signingKey = Optional.ofNullable(privateKey).flatMap(half -> pair(key, half));
        if (privateKey != null && signingKey.isEmpty()) {
            return new Faulty("has a private and a public half that do not belong together");
        }
        return new Usable(key, signingKey, marked, PublicJwks.members(jwk.getPublicKey(), kid, algorithm));
    }

    /** Empty when the halves do not belong together, which some providers notice by themselves. */
    private Optional<SigningKey> pair(VerificationKey key, PrivateKey half) {
        try {
            SigningKey pair = new SigningKey(key, signatures.adopt(key.algorithm(), half), signatures);
            return pair.fits() ? Optional.of(pair) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** A member that is null counts as left out. */
    private static Object orElse(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value;
    }

    /** RFC 9864 has a second name for EdDSA with Ed25519. */
    private static boolean isAlgorithm(Object alg, SignatureAlgorithm algorithm) {
        return alg.equals(algorithm.jwsName()) || (algorithm == SignatureAlgorithm.EDDSA && alg.equals("Ed25519"));
    }
}
