package dev.talos.credential.macaroon;

import dev.talos.model.Checked;
import dev.talos.model.Cidr;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one caveat asks for. At least one component is there. Times are whole seconds, a fraction is dropped.
 *
 * @param notBefore the first moment at which the token is valid, 1970 to 9999
 * @param expires the first moment at which it is not any more, 1970 to 9999
 * @param scopes all that is left of the token's scopes; may be empty
 * @param allowedCidrs where it may be used from; at least one
 */
public record Restriction(
        @Nullable Instant notBefore,
        @Nullable Instant expires,
        @Nullable List<String> scopes,
        @Nullable List<Cidr> allowedCidrs) {

    static final long LATEST = 253_402_300_799L;

    public Restriction {
        if (notBefore == null && expires == null && scopes == null && allowedCidrs == null) {
            throw new IllegalArgumentException("a restriction restricts something");
        }
        if (allowedCidrs != null && allowedCidrs.isEmpty()) {
            throw new IllegalArgumentException("an empty list of CIDRs could mean anywhere or nowhere");
        }
        notBefore = notBefore == null ? null : wholeSeconds(notBefore);
        expires = expires == null ? null : wholeSeconds(expires);
        scopes = scopes == null ? null : List.copyOf(scopes);
        allowedCidrs = allowedCidrs == null ? null : List.copyOf(allowedCidrs);
    }

    /** Reads a caveat. The violations hold nothing of what it says. */
    static Checked<Restriction> read(byte[] caveat) {
        return RestrictionJson.read(caveat);
    }

    String toJson() {
        return RestrictionJson.write(this);
    }

    private static Instant wholeSeconds(Instant time) {
        if (time.getEpochSecond() < 0 || time.getEpochSecond() > LATEST) {
            throw new IllegalArgumentException("a time lies in the years 1970 to 9999");
        }
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
