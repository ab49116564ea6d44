package dev.talos.credential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims that callers add to a token: names and their values as JSON text, numbers to the last digit. A reserved name is
 * dropped, whoever brings it.
 */
public record CustomClaims(Map<String, String> members) {

    /** Names with a meaning of their own, some of them only in other servers that know such tokens. */
    public static final Set<String> RESERVED = Set.of(
            "jti", "sub", "iss", "aud", "iat", "exp", "nbf", "nid", "akid", "pid", "tty", "oid", "act", "scp", "scope",
            "meta", "vis", "acl");

    public static final CustomClaims NONE = new CustomClaims(Map.of());

    public CustomClaims {
        Map<String, String> kept = new LinkedHashMap<>(members);
        kept.keySet().removeAll(RESERVED);
        // An empty map of the other kind takes 200 bytes of each token that is remembered.
        members = kept.isEmpty() ? Map.of() : Collections.unmodifiableMap(kept);
    }

    /** Reads one JSON object; empty for anything else, and for a name that comes twice at any depth. */
    public static Optional<CustomClaims> parse(String json) {
        return JsonMembers.parse(json).map(read -> new CustomClaims(read.rawTexts()));
    }
}
