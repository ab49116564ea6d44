package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Makes the Ed25519 key that signs the tokens of a development server. */
final class DevSigningKey {

    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private DevSigningKey() {}

    /** A new private key as a JWK set (RFC 8037) in a URL. Without a {@code kid}, its thumbprint is its name. */
    static String url() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String json = """
                    {"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","x":"%s","d":"%s"}]}\
                    """.formatted(member(pair.getPublic()), member(pair.getPrivate()));
            return "base64://" + BASE64URL.encodeToString(json.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Either encoding of RFC 8410 ends with the key's own bytes. */
    private static String member(Key key) {
        byte[] encoded = key.getEncoded();
        return BASE64URL.encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }
}
