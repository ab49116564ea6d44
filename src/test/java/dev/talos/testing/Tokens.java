package dev.talos.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SigningKey;
import dev.talos.model.NetworkId;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Builds JWTs that Talos would never make, piece by piece. */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** What Talos would say in a token that lives from now for an hour. */
    public static ObjectNode claims(Instant now) {
        ObjectNode claims = JSON.createObjectNode()
                .put("jti", "7d1f2f0e-7e2b-4a0c-9d0e-6f6a4c1f0a11")
                .put("sub", "550e8400-e29b-41d4-a716-446655440000")
                .put("iss", Trusts.ISSUER)
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plusSeconds(3600).getEpochSecond())
                .put("nid", NetworkId.NIL.toString())
                .put("act", "someone")
                .put("vis", "KEY_VISIBILITY_SECRET");
        claims.putArray("scp").add("read").add("write");
        return claims;
    }

    /** The header Talos writes. */
    public static ObjectNode header(SigningKey key) {
        return JSON.createObjectNode()
                .put("alg", key.algorithm().jwsName())
                .put("kid", key.kid())
                .put("typ", "JWT");
    }

    /** Signed as Talos would do it, whatever it says. */
    public static Secret signed(SigningKey key, String claims) {
        return signed(key, claims.getBytes(UTF_8));
    }

    public static Secret signed(SigningKey key, byte[] claims) {
        return Secret.of(jwt(header(key).toString(), claims, key::sign));
    }

    /** Any header, any claims, any signature of both. */
    public static String jwt(String header, byte[] claims, UnaryOperator<byte[]> sign) {
        String content = encode(header.getBytes(UTF_8)) + "." + encode(claims);
        return content + "." + encode(sign.apply(content.getBytes(US_ASCII)));
    }

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
