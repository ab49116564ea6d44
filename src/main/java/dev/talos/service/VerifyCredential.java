package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.IpAllowlist;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what a credential is worth, whatever kind it is of. */
public final class VerifyCredential {

    private final CredentialRouter router;
    private final KeyLookup lookup;
    private final Supplier<Trust> trust;
    private final InstantSource clock;

    public VerifyCredential(TokenProofs proofs, KeyLookup lookup, Supplier<Trust> trust, InstantSource clock) {
        this.router = new CredentialRouter(proofs);
        this.lookup = lookup;
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * The worth of one credential.
     *
     * @param client where the credential was presented; empty when that is not known, which no allowlist admits
     */
    public Verdict verify(NetworkId network, Secret credential, Optional<InetAddress> client) {
        return verifyAll(network, List.of(credential), client).getFirst();
    }

    /** One verdict for each credential, in the same order; the store is asked at most twice. */
    public List<Verdict> verifyAll(NetworkId network, List<Secret> credentials, Optional<InetAddress> client) {
        Trust trusted = trust.get();
        Instant now = clock.instant();
        List<Route> routes = new ArrayList<>(credentials.size());
        for (Secret credential : credentials) {
            routes.add(router.route(trusted, credential, now));
        }
        List<Optional<ApiKey>> keys = lookup.find(network, trusted.ring(), credentials, routes);
        TokenRules tokenRules = new TokenRules(trusted, network, client, now);
        List<Verdict> verdicts = new ArrayList<>(credentials.size());
        for (int i = 0; i < routes.size(); i++) {
            Optional<ApiKey> key = keys.get(i);
            verdicts.add(
                    switch (routes.get(i)) {
                        case Route.Token token -> tokenRules.judge(token);
                        case Route.Issued _ -> judge(trusted, key, VerificationError.NOT_FOUND, client, now);
                        case Route.Imported(var otherwise) -> judge(trusted, key, otherwise, client, now);
                    });
        }
        return verdicts;
    }

    private static Verdict judge(
            Trust trusted,
            Optional<ApiKey> found,
            VerificationError otherwise,
            Optional<InetAddress> client,
            Instant now) {
        return found.map(key -> judge(trusted, key, client, now)).orElseGet(() -> new Verdict.Unknown(otherwise));
    }

    private static Verdict judge(Trust trusted, ApiKey key, Optional<InetAddress> client, Instant now) {
        return switch (key.statusAt(now)) {
            case REVOKED -> new Verdict.Refused(key, VerificationError.REVOKED);
            case EXPIRED -> new Verdict.Refused(key, VerificationError.EXPIRED);
            case ACTIVE ->
                IpAllowlist.admits(key.attributes().allowedCidrs(), client)
                        ? new Verdict.Valid(key, trusted.issuers().current())
                        : new Verdict.Refused(key, VerificationError.IP_NOT_ALLOWED);
        };
    }
}
