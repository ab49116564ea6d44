package dev.talos.http;

import org.jspecify.annotations.Nullable;

/** {@code serve.http.client_ip_source}: who says where a request comes from. */
public enum ClientIpSource {
    UNSPECIFIED(null),
    REMOTE_ADDR(null),
    CF_CONNECTING_IP("CF-Connecting-IP"),
    X_FORWARDED_FOR("X-Forwarded-For"),
    X_REAL_IP("X-Real-IP"),
    TRUE_CLIENT_IP("True-Client-IP");

    private final @Nullable String header;

    ClientIpSource(@Nullable String header) {
        this.header = header;
    }

    /** The header that a trusted proxy sets; null: the peer of the TCP connection it is. */
    public @Nullable String header() {
        return header;
    }
}
