package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.crypto.GeneratedJwk;
import dev.talos.crypto.JwkGenerator;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.JwkRequest;
import dev.talos.model.Checked;
import java.util.Base64;

/** Makes the Ed25519 key that signs the tokens of a development server. */
final class DevSigningKey {

    private DevSigningKey() {}

    /** A new private key as a JWK set in a URL. */
    static String url() {
        return switch (JwkGenerator.generate(new JwkRequest(JwkKind.EDDSA, null, "sig", null, null, null))) {
            case Checked.Ok<GeneratedJwk>(var key) -> {
                byte[] set = ("{\"keys\":[" + key.jwk().expose() + "]}").getBytes(UTF_8);
                yield "base64://" + Base64.getUrlEncoder().withoutPadding().encodeToString(set);
            }
            case Checked.Faulty<GeneratedJwk>(var violations) -> throw new IllegalStateException(violations.toString());
        };
    }
}
