package dev.talos.credential.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.talos.credential.Base64Url;
import dev.talos.credential.JsonMembers;
import dev.talos.crypto.SigningKey;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a JWS (RFC 7515 section 4).
 *
 * @param plain whether it has nothing but what our headers have, so no {@code crit}, no key of its own
 */
record JwsHeader(String kid, Optional<String> alg, boolean plain) {

    private static final String TYPE = "JWT";
    private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");

    static String encode(SigningKey key) {
        String kid = new String(JsonStringEncoder.getInstance().quoteAsString(key.kid()));
        String json =
                "{\"alg\":\"" + key.algorithm().jwsName() + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + TYPE + "\"}";
        return Base64Url.encode(json.getBytes(UTF_8));
    }

    /** Empty when it is not one JSON object that names a key. */
    static Optional<JwsHeader> decode(String part) {
        return Base64Url.decode(part).flatMap(JsonMembers::parse).flatMap(JwsHeader::of);
    }

    private static Optional<JwsHeader> of(JsonMembers members) {
        boolean plain = MEMBERS.equals(members.names()) && members.text("typ").equals(Optional.of(TYPE));
        return members.text("kid").map(kid -> new JwsHeader(kid, members.text("alg"), plain));
    }
}
