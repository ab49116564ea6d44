package dev.talos.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

/** Renders public keys as JWKs. */
final class PublicJwks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublicJwks() {}

    /**
     * The members of the key's public JWK. Made from the key alone: of a private JWK, members we know nothing of would
     * come along.
     */
    static Map<String, Object> members(PublicKey key, String kid, SignatureAlgorithm algorithm) throws JoseException {
        PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key);
        jwk.setKeyId(kid);
        jwk.setUse(Use.SIGNATURE);
        jwk.setAlgorithm(algorithm.jwsName());
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    /** SHA-256 of the key's required members (RFC 7638), in base64url. */
    static String thumbprint(JsonWebKey jwk) {
        return jwk.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256);
    }

    static String render(List<Map<String, Object>> jwks) {
        return json(Map.of("keys", jwks));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException _) {
            // Without its cause, which may quote the value.
            throw new IllegalStateException("maps and lists of texts can be written as JSON");
        }
    }
}
