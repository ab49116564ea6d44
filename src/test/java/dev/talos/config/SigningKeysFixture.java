package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/** JWK sets with new Ed25519 keys. */
final class SigningKeysFixture {

    private SigningKeysFixture() {}

    /** One private key for each name, in this order. */
    static String json(String... kids) {
        return Arrays.stream(kids)
                .map(SigningKeysFixture::jwk)
                .map(jwk -> jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    static String inline(String... kids) {
        return encode(json(kids));
    }

    static String encode(String json) {
        return "base64://" + Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    /** The part of each private key that nobody may see. */
    static String privatePart(String json) {
        int start = json.indexOf("\"d\":\"") + 5;
        return json.substring(start, json.indexOf('"', start));
    }

    private static OctetKeyPairJsonWebKey jwk(String kid) {
        try {
            OctetKeyPairJsonWebKey jwk = OkpJwkGenerator.generateJwk("Ed25519");
            jwk.setKeyId(kid);
            return jwk;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
