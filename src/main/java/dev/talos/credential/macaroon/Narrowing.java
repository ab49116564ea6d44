package dev.talos.credential.macaroon;

import dev.talos.model.Cidr;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All restrictions of a token together. Can only take away.
 *
 * @param notBefore the latest of all; null when none asks for one
 * @param expires the earliest of all; null when none asks for one
 * @param scopes those that all have; null when none asks for any, empty when nothing is left
 * @param allowedCidrs each of the lists must admit the client
 */
public record Narrowing(
        @Nullable Instant notBefore,
        @Nullable Instant expires,
        @Nullable Set<String> scopes,
        List<List<Cidr>> allowedCidrs) {

    /** Takes nothing away. */
    public static final Narrowing NONE = new Narrowing(null, null, null, List.of());

    public Narrowing {
        scopes = scopes == null ? null : Set.copyOf(scopes);
        allowedCidrs = allowedCidrs.stream().map(List::copyOf).toList();
    }

    /** This and one more restriction. */
    public Narrowing and(Restriction more) {
        return new Narrowing(
                more.notBefore() == null ? notBefore : notBefore(more.notBefore()),
                more.expires() == null ? expires : expires(more.expires()),
                more.scopes() == null ? scopes : Set.copyOf(scopes(more.scopes())),
                more.allowedCidrs() == null
                        ? allowedCidrs
                        : Stream.concat(allowedCidrs.stream(), Stream.of(more.allowedCidrs()))
                                .toList());
    }

    /** The first moment of a token that was given this one. */
    public Instant notBefore(Instant given) {
        return notBefore == null || notBefore.isBefore(given) ? given : notBefore;
    }

    /** The end of a token that was given this one. */
    public Instant expires(Instant given) {
        return expires == null || expires.isAfter(given) ? given : expires;
    }

    /** What is left of the scopes given, in their order. */
    public List<String> scopes(List<String> given) {
        return scopes == null
                ? List.copyOf(given)
                : given.stream().filter(scopes::contains).toList();
    }

    /** Whether every list admits the client. No list admits everyone; a list never admits a client it does not know. */
    public boolean admits(Optional<InetAddress> client) {
        // Most tokens have none, and all are asked.
        return allowedCidrs.isEmpty()
                || allowedCidrs.stream()
                        .allMatch(list -> client.filter(
                                        address -> list.stream().anyMatch(cidr -> cidr.contains(address)))
                                .isPresent());
    }
}
