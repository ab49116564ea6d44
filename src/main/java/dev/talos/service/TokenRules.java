package dev.talos.service;

import dev.talos.credential.DerivedClaims;
import dev.talos.credential.DerivedTokenFault;
import dev.talos.credential.DerivedTokenRules;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/** What is asked of genuine tokens at one moment, in one place. */
record TokenRules(Trust trust, NetworkId network, Optional<InetAddress> client, Instant now) {

    Verdict judge(Route.Token token) {
        DerivedClaims claims = token.claims();
        Optional<DerivedTokenFault> fault =
                DerivedTokenRules.check(claims, now, trust.clockSkew(), trust.issuers(), network, client);
        if (fault.isEmpty()) {
            return token.narrowing().admits(client)
                    ? new Verdict.ValidToken(claims)
                    : new Verdict.RefusedToken(claims, VerificationError.IP_NOT_ALLOWED);
        }
        return switch (fault.get()) {
            // To a tenant or an issuer it was not made for, it is a stranger's token.
            case ISSUER, TENANT -> new Verdict.Unknown(VerificationError.NOT_FOUND);
            case NOT_YET_VALID -> new Verdict.RefusedToken(claims, VerificationError.INVALID_FORMAT);
            case EXPIRED -> new Verdict.RefusedToken(claims, VerificationError.EXPIRED);
            case IP_NOT_ALLOWED -> new Verdict.RefusedToken(claims, VerificationError.IP_NOT_ALLOWED);
        };
    }
}
