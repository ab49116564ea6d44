package dev.talos.credential;

import dev.talos.model.IpAllowlist;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is asked of a derived token at each use, its signature aside, whatever its format. */
public final class DerivedTokenRules {

    private DerivedTokenRules() {}

    /**
     * The first thing that stands against the token; empty when it is good. Whose it is comes first: to a stranger it
     * does not matter that it has expired.
     *
     * @param skew how far clocks may be apart
     * @param network the tenant it is used in
     * @param client where it is used from; empty when nobody knows, which no list of addresses admits
     */
    public static Optional<DerivedTokenFault> check(
            DerivedClaims claims,
            Instant now,
            Duration skew,
            Issuers issuers,
            NetworkId network,
            Optional<InetAddress> client) {
        if (!issuers.accepts(claims.issuer(), now)) {
            return Optional.of(DerivedTokenFault.ISSUER);
        }
        if (!claims.network().equals(network)) {
            return Optional.of(DerivedTokenFault.TENANT);
        }
        if (!claims.life().hasBegun(now, skew)) {
            return Optional.of(DerivedTokenFault.NOT_YET_VALID);
        }
        if (claims.life().hasEnded(now, skew)) {
            return Optional.of(DerivedTokenFault.EXPIRED);
        }
        return IpAllowlist.admits(claims.grant().allowedCidrs(), client)
                ? Optional.empty()
                : Optional.of(DerivedTokenFault.IP_NOT_ALLOWED);
    }
}
