package dev.talos.service;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import java.time.Duration;

/**
 * {@code credentials.*} as far as it is about whether to believe one.
 *
 * @param keyPrefixes none of them may be taken for a macaroon's
 * @param clockSkew how far the clocks of two servers may be apart; up to {@link #LONGEST_SKEW}
 */
public record TrustSettings(
        Issuers issuers, KeyPrefixes keyPrefixes, MacaroonPrefixes macaroonPrefixes, Duration clockSkew) {

    public static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    public TrustSettings {
        if (clockSkew.isNegative() || clockSkew.compareTo(LONGEST_SKEW) > 0) {
            throw new IllegalArgumentException("a clock skew is from 0 to " + LONGEST_SKEW);
        }
        if (keyPrefixes.all().anyMatch(macaroonPrefixes::clashWith)) {
            throw new IllegalArgumentException("a prefix is of keys or of macaroons, not of both");
        }
    }
}
