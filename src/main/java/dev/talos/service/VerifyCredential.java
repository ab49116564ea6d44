package dev.talos.service;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.IpAllowlist;
import dev.talos.model.NetworkId;
import dev.talos.service.Verification.FromCache;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what a credential is worth, whatever kind it is of. Blocks; {@link PromptVerification} does not. */
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
     * The worth of one credential, by the database and no cache.
     *
     * @param client where the credential was presented; empty when that is not known, which no allowlist admits
     */
    public Verdict verify(NetworkId network, Secret credential, Optional<InetAddress> client) {
        return lookUp(List.of(present(network, credential, client, CacheUse.BYPASSED)), KeyLookup.Effort.COMPARE)
                .getFirst()
                .orElseThrow()
                .verdict();
    }

    /** Reads a credential, and proves it if it is a token. Does not wait for anything. */
    Presented present(NetworkId network, Secret credential, Optional<InetAddress> client, CacheUse use) {
        return new Presented(network, credential, client, use, prove(credential, trust.get(), clock.instant()));
    }

    /** As {@link #present}, all at the same moment. */
    List<Presented> presentAll(
            NetworkId network, List<Secret> credentials, Optional<InetAddress> client, CacheUse use) {
        Trust trusted = trust.get();
        Instant now = clock.instant();
        return credentials.stream()
                .map(credential -> new Presented(network, credential, client, use, prove(credential, trusted, now)))
                .toList();
    }

    private Presented.Proof prove(Secret credential, Trust trusted, Instant now) {
        return new Presented.Proof(trusted, now, router.route(trusted, credential, now));
    }

    /** What can be said without waiting for anything; empty when the key must be looked up. */
    Optional<Verification> recall(Presented presented) {
        if (presented.route() instanceof Route.Token token) {
            return Optional.of(new Verification(judge(presented, token), FromCache.NOT_ASKED));
        }
        if (presented.use() != CacheUse.ALLOWED || !lookup.remembers()) {
            return Optional.empty();
        }
        return lookup.recall(
                        presented.network(),
                        presented.proof().trust().ring(),
                        presented.credential(),
                        presented.route())
                .map(key -> new Verification(judge(presented, key), FromCache.HIT));
    }

    /**
     * One for each of one or more, in the same order. Those of one tenant under the same secrets are looked up together.
     *
     * @return empty where more effort may find a key
     */
    List<Optional<Verification>> lookUp(List<Presented> all, KeyLookup.Effort effort) {
        Map<Group, List<Integer>> groups =
                IntStream.range(0, all.size()).boxed().collect(Collectors.groupingBy(i -> Group.of(all.get(i))));
        List<Optional<Verification>> verifications = new ArrayList<>(Collections.nCopies(all.size(), Optional.empty()));
        for (List<Integer> places : groups.values()) {
            List<Optional<Verification>> found =
                    lookUpGroup(places.stream().map(all::get).toList(), effort);
            for (int i = 0; i < places.size(); i++) {
                verifications.set(places.get(i), found.get(i));
            }
        }
        return verifications;
    }

    /** What must be the same for credentials that are looked up in one query. */
    private record Group(NetworkId network, Trust trust, CacheUse use) {
        static Group of(Presented presented) {
            return new Group(presented.network(), presented.proof().trust(), presented.use());
        }
    }

    private List<Optional<Verification>> lookUpGroup(List<Presented> group, KeyLookup.Effort effort) {
        Presented any = group.getFirst();
        List<KeyLookup.Answer> answers = lookup.find(
                new KeyLookup.Terms(any.network(), any.proof().trust().ring(), any.use(), effort),
                group.stream().map(Presented::credential).toList(),
                group.stream().map(Presented::route).toList());
        List<Optional<Verification>> verifications = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            KeyLookup.Answer answer = answers.get(i);
            verifications.add(answer.open() ? Optional.empty() : Optional.of(verification(group.get(i), answer.key())));
        }
        return verifications;
    }

    private Verification verification(Presented presented, Optional<ApiKey> key) {
        FromCache missed = lookup.remembers() ? FromCache.MISS : FromCache.NOT_ASKED;
        return switch (presented.route()) {
            case Route.Token token -> new Verification(judge(presented, token), FromCache.NOT_ASKED);
            case Route.Issued _ -> new Verification(judge(presented, key, VerificationError.NOT_FOUND), missed);
            case Route.Imported(var otherwise) -> new Verification(judge(presented, key, otherwise), missed);
        };
    }

    private static Verdict judge(Presented presented, Route.Token token) {
        Presented.Proof proof = presented.proof();
        return new TokenRules(proof.trust(), presented.network(), presented.client(), proof.now()).judge(token);
    }

    private static Verdict judge(Presented presented, Optional<ApiKey> found, VerificationError otherwise) {
        return found.map(key -> judge(presented, key)).orElseGet(() -> new Verdict.Unknown(otherwise));
    }

    private static Verdict judge(Presented presented, ApiKey key) {
        return switch (key.statusAt(presented.proof().now())) {
            case REVOKED -> new Verdict.Refused(key, VerificationError.REVOKED);
            case EXPIRED -> new Verdict.Refused(key, VerificationError.EXPIRED);
            case ACTIVE ->
                IpAllowlist.admits(key.attributes().allowedCidrs(), presented.client())
                        ? new Verdict.Valid(
                                key, presented.proof().trust().issuers().current())
                        : new Verdict.Refused(key, VerificationError.IP_NOT_ALLOWED);
        };
    }
}
