package dev.talos.crypto;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The signatures Talos makes and checks (RFC 7518, RFC 8037). The type of a key decides which, never a token. */
public enum SignatureAlgorithm {
    EDDSA("EdDSA", "Ed25519", "Ed25519"),
    RS256("RS256", "SHA256withRSA", "RSA"),
    /** P1363: the two numbers side by side, as JWS has them, not in ASN.1. */
    ES256("ES256", "SHA256withECDSAinP1363Format", "EC");

    private final String jwsName;
    private final String jcaName;
    private final String keyFactory;

    SignatureAlgorithm(String jwsName, String jcaName, String keyFactory) {
        this.jwsName = jwsName;
        this.jcaName = jcaName;
        this.keyFactory = keyFactory;
    }

    /** The {@code alg} of JWS headers and JWKs. */
    public String jwsName() {
        return jwsName;
    }

    String jcaName() {
        return jcaName;
    }

    String keyFactory() {
        return keyFactory;
    }

    /** Empty for a type of key that signs in another way. Curves are for the caller to check. */
    static Optional<SignatureAlgorithm> of(PublicKey key) {
        return switch (key) {
            case EdECPublicKey _ -> Optional.of(EDDSA);
            case RSAPublicKey _ -> Optional.of(RS256);
            case ECPublicKey _ -> Optional.of(ES256);
            default -> Optional.empty();
        };
    }
}
