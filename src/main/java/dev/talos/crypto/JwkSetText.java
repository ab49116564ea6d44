package dev.talos.crypto;

/**
 * A JWK set (RFC 7517) as it was fetched.
 *
 * @param name where it came from, for messages; not the URL itself if that holds the keys
 */
public record JwkSetText(String name, Secret json) {}
