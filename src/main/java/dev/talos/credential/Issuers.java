package dev.talos.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code credentials.issuer} and {@code credentials.issuer_retired}: whose derived tokens are good here.
 *
 * @param current names itself in what is made now
 */
public record Issuers(String current, List<Retired> retired) {

    /**
     * A name this server had before.
     *
     * @param expiresAt from when on its tokens are no longer taken; empty means never
     */
    public record Retired(String value, Optional<Instant> expiresAt) {

        boolean countsAt(Instant now) {
            return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
        }
    }

    public Issuers {
        retired = List.copyOf(retired);
    }

    public boolean accepts(String issuer, Instant now) {
        return issuer.equals(current)
                || retired.stream().anyMatch(old -> old.value().equals(issuer) && old.countsAt(now));
    }
}
