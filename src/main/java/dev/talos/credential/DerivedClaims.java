package dev.talos.credential;

import dev.talos.model.NetworkId;

/**
 * What a derived token says, whatever its format.
 *
 * @param tokenId names this token in logs; there is no record of it anywhere
 * @param issuer who vouches for it
 * @param network the tenant it is good in
 */
public record DerivedClaims(
        String tokenId, String issuer, NetworkId network, TokenLife life, Grant grant, CustomClaims custom) {}
