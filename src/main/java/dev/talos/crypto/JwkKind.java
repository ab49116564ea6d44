package dev.talos.crypto;

import java.util.List;
import java.util.Locale;

/**
 * The kinds of JSON Web Keys that {@link JwkGenerator} makes, and what can be chosen of each (RFC 7518 section 3.1,
 * RFC 8037).
 */
public enum JwkKind {
    EDDSA(0, 0),
    RSA(JwkReader.LEAST_RSA_BITS, 8192),
    ECDSA(0, 0),
    /** A key is at least as long as the hash (RFC 7518 section 3.2). */
    HMAC(256, 4096);

    private static final int BITS_TO_THE_NEXT_HASH = 128;

    private final int leastBits;
    private final int mostBits;

    JwkKind(int leastBits, int mostBits) {
        this.leastBits = leastBits;
        this.mostBits = mostBits;
    }

    /** The first is the default. */
    List<String> algorithms() {
        return switch (this) {
            case EDDSA -> List.of("EdDSA");
            case RSA -> List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
            case ECDSA -> List.of("ES256", "ES384", "ES512");
            case HMAC -> List.of("HS256", "HS384", "HS512");
        };
    }

    /** Each goes with the algorithm at its place; none for a key of another make. */
    List<String> curves() {
        return switch (this) {
            case EDDSA -> List.of("Ed25519");
            case ECDSA -> List.of("P-256", "P-384", "P-521");
            case RSA, HMAC -> List.of();
        };
    }

    boolean hasChoiceOfBits() {
        return mostBits > 0;
    }

    /** The fewest bits for an algorithm of this kind. */
    int leastBits(String algorithm) {
        return this == HMAC ? leastBits + algorithms().indexOf(algorithm) * BITS_TO_THE_NEXT_HASH : leastBits;
    }

    int mostBits() {
        return mostBits;
    }

    /** In lower case, as it is written on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
