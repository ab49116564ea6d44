package dev.talos.crypto;

import org.jspecify.annotations.Nullable;

/**
 * What key is wanted. What is null is for the generator to choose.
 *
 * @param kid the key's name; else its thumbprint (RFC 7638)
 * @param use {@code sig} or {@code enc}
 * @param bits the length of an RSA or HMAC key
 * @param curve of an EdDSA or ECDSA key
 * @param algorithm the JWS algorithm, for {@code sig}
 */
public record JwkRequest(
        JwkKind kind,
        @Nullable String kid,
        String use,
        @Nullable Integer bits,
        @Nullable String curve,
        @Nullable String algorithm) {}
