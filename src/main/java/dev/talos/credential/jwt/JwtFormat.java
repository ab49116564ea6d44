package dev.talos.credential.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.talos.credential.Base64Url;
import dev.talos.credential.ClaimsJson;
import dev.talos.credential.DerivedClaims;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SigningKey;
import dev.talos.crypto.VerificationKey;
import java.util.Optional;

/** A JWT (RFC 7519) in the compact form of a JWS (RFC 7515): header, claims and signature in base64url, with dots. */
public final class JwtFormat {

    /** As long as any credential may be, in characters. */
    public static final int LONGEST = 16 * 1024;

    /** Base64url of <code>{"</code>. */
    private static final String BEGINNING = "eyJ";

    private JwtFormat() {}

    /** Empty when the token would be longer than {@value #LONGEST} characters, for it could not be verified. */
    public static Optional<Secret> mint(DerivedClaims claims, SigningKey key) {
        String content = JwsHeader.encode(key) + "." + Base64Url.encode(ClaimsJson.write(claims));
        String token = content + "." + Base64Url.encode(key.sign(content.getBytes(US_ASCII)));
        return token.length() <= LONGEST ? Optional.of(Secret.of(token)) : Optional.empty();
    }

    /** Whether the text begins as a JWT does, and is no longer than one may be. */
    public static boolean begins(Secret text) {
        return begins(text.expose());
    }

    private static boolean begins(String text) {
        return text.length() <= LONGEST && text.startsWith(BEGINNING);
    }

    /** Whether the text looks like a JWT, anybody's. Costs no cryptography and no JSON. */
    public static boolean hasShape(Secret text) {
        return Parts.dots(text.expose()).isPresent();
    }

    /** Proves or disproves that a key of the set signed the text. Never throws, whatever the text. */
    public static JwtProof prove(Secret text, KeySet keys) {
        Optional<Parts> parts = Parts.of(text);
        Optional<JwsHeader> header = parts.flatMap(found -> JwsHeader.decode(found.header()));
        Optional<VerificationKey> key = header.flatMap(found -> keys.find(found.kid()));
        return key.isEmpty() ? new JwtProof.NotOurs() : prove(parts.get(), header.get(), key.get());
    }

    private static JwtProof prove(Parts parts, JwsHeader header, VerificationKey key) {
        if (!header.alg().equals(Optional.of(key.algorithm().jwsName()))) {
            return new JwtProof.BadSignature();
        }
        Optional<byte[]> signature = Base64Url.decode(parts.signature());
        if (!header.plain() || signature.isEmpty()) {
            return new JwtProof.Malformed();
        }
        if (!key.verify(parts.content().getBytes(US_ASCII), signature.get())) {
            return new JwtProof.BadSignature();
        }
        return Base64Url.decode(parts.payload())
                .flatMap(ClaimsJson::read)
                .<JwtProof>map(claims -> new JwtProof.Genuine(claims, key))
                .orElseGet(JwtProof.Malformed::new);
    }

    /** The three parts. The last one may be empty, as it is in tokens that are not signed at all. */
    private record Parts(String content, String header, String payload, String signature) {

        static Optional<Parts> of(Secret secret) {
            String text = secret.expose();
            return dots(text)
                    .map(dots -> new Parts(
                            text.substring(0, dots.second),
                            text.substring(0, dots.first),
                            text.substring(dots.first + 1, dots.second),
                            text.substring(dots.second + 1)));
        }

        /** Where the dots are. */
        private record Dots(int first, int second) {}

        /** Empty when there are not two of them, or anything else is wrong. */
        private static Optional<Dots> dots(String text) {
            if (!begins(text)) {
                return Optional.empty();
            }
            int first = text.indexOf('.');
            int second = text.indexOf('.', first + 1);
            if (second <= first + 1 || text.indexOf('.', second + 1) >= 0) {
                return Optional.empty();
            }
            for (int i = 0; i < text.length(); i++) {
                if (!mayStandInJwt(text.charAt(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Dots(first, second));
        }

        /** Base64url and the dot. */
        private static boolean mayStandInJwt(char c) {
            return (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
        }

        /** A part of a token is as secret as the token. */
        @Override
        public String toString() {
            return "Parts[REDACTED]";
        }
    }
}
