package dev.talos.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a derived token is good, in whole seconds, because that is how tokens say it; fractions are cut off.
 *
 * @param expiresAt the first second in which it is no longer good
 */
public record TokenLife(Instant issuedAt, Instant notBefore, Instant expiresAt) {

    public TokenLife {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Whether the token is good yet.
     *
     * @param skew how far the clock of whoever made the token may be off, either way
     */
    public boolean hasBegun(Instant now, Duration skew) {
        return !now.plus(skew).isBefore(notBefore);
    }

    /**
     * Whether the token is not good any more.
     *
     * @param skew as for {@link #hasBegun}
     */
    public boolean hasEnded(Instant now, Duration skew) {
        return !now.minus(skew).isBefore(expiresAt);
    }
}
