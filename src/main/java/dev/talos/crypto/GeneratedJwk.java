package dev.talos.crypto;

import java.util.Optional;

/**
 * A new key as JSON Web Keys (RFC 7517) in JSON.
 *
 * @param jwk with its private half
 * @param publicJwk without it; empty for a symmetric key
 */
public record GeneratedJwk(String kid, Secret jwk, Optional<String> publicJwk) {}
