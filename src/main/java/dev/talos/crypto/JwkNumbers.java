package dev.talos.crypto;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.keys.EllipticCurves;

/**
 * Checks the numbers of a JWK before a library makes a key of them, for libraries and providers take short and foreign
 * ones without a word (RFC 7518 section 6.2, RFC 8037 section 2).
 */
final class JwkNumbers {

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private static final int CURVE_BYTES = 32;
    private static final EllipticCurve P256 = EllipticCurves.P256.getCurve();
    private static final BigInteger P256_PRIME = ((ECFieldFp) P256.getField()).getP();

    private static final BigInteger ED25519_PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ED25519_D =
            BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(ED25519_PRIME));

    private JwkNumbers() {}

    /**
     * What is wrong with them, named and never quoted; empty when nothing is.
     *
     * @param required names of the public numbers
     */
    static Optional<String> fault(Map<String, Object> jwk, SignatureAlgorithm algorithm, List<String> required) {
        Optional<String> missing = required.stream()
                .filter(name -> !(jwk.get(name) instanceof String))
                .findFirst();
        if (missing.isPresent()) {
            return Optional.of("has no text " + missing.get() + ", which its kty needs");
        }
        List<String> names = Stream.concat(required.stream(), Stream.of("d"))
                .filter(name -> jwk.get(name) instanceof String)
                .toList();
        try {
            List<byte[]> numbers = names.stream()
                    .map(name -> DECODER.decode((String) jwk.get(name)))
                    .toList();
            return switch (algorithm) {
                case RS256 -> Optional.empty();
                case EDDSA -> wrongLength(names, numbers).or(() -> offEd25519(numbers.getFirst()));
                case ES256 -> wrongLength(names, numbers).or(() -> offP256(numbers.get(0), numbers.get(1)));
            };
        } catch (IllegalArgumentException _) {
            return Optional.of("has a number that is not base64url");
        }
    }

    /** Each has the full size of the curve, leading zeros too; the private one when it is there. */
    private static Optional<String> wrongLength(List<String> names, List<byte[]> numbers) {
        return IntStream.range(0, names.size())
                .filter(i -> numbers.get(i).length != CURVE_BYTES)
                .mapToObj(i -> "has %d bytes in %s; its crv needs %d"
                        .formatted(numbers.get(i).length, names.get(i), CURVE_BYTES))
                .findFirst();
    }

    /** There is a point to half of all numbers only (RFC 8032 section 5.1.3). */
    private static Optional<String> offEd25519(byte[] littleEndian) {
        byte[] bigEndian = new byte[CURVE_BYTES];
        for (int i = 0; i < CURVE_BYTES; i++) {
            bigEndian[i] = littleEndian[CURVE_BYTES - 1 - i];
        }
        // The highest bit is the sign of the other coordinate.
        BigInteger y = new BigInteger(1, bigEndian).clearBit(255);
        BigInteger square = y.multiply(y);
        BigInteger quotient = square.subtract(BigInteger.ONE)
                .multiply(ED25519_D.multiply(square).add(BigInteger.ONE))
                .modPow(ED25519_PRIME.shiftRight(1), ED25519_PRIME);
        boolean onCurve = y.compareTo(ED25519_PRIME) < 0 && quotient.compareTo(BigInteger.ONE) <= 0;
        return onCurve ? Optional.empty() : Optional.of("has an x that is no point of Ed25519");
    }

    /** SEC 1 section 3.2.2.1. */
    private static Optional<String> offP256(byte[] bytesOfX, byte[] bytesOfY) {
        BigInteger x = new BigInteger(1, bytesOfX);
        BigInteger y = new BigInteger(1, bytesOfY);
        BigInteger right = x.multiply(x).add(P256.getA()).multiply(x).add(P256.getB());
        boolean onCurve = x.compareTo(P256_PRIME) < 0
                && y.compareTo(P256_PRIME) < 0
                && y.multiply(y).subtract(right).mod(P256_PRIME).signum() == 0;
        return onCurve ? Optional.empty() : Optional.of("has an x and a y that are no point of P-256");
    }
}
