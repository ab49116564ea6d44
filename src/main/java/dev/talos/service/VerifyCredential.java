package dev.talos.service;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.NetworkId;
import dev.talos.storage.DigestRewrite;
import dev.talos.storage.KeyStore;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what a credential is worth, whatever kind it is of. */
public final class VerifyCredential {

    private final KeyStore store;
    private final Supplier<KeyRing> ring;
    private final Supplier<KeySettings> settings;
    private final DigestRewriter rewriter;
    private final InstantSource clock;

    public VerifyCredential(
            KeyStore store,
            Supplier<KeyRing> ring,
            Supplier<KeySettings> settings,
            DigestRewriter rewriter,
            InstantSource clock) {
        this.store = store;
        this.ring = ring;
        this.settings = settings;
        this.rewriter = rewriter;
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

    /** One verdict for each credential, in the same order, from one query. */
    public List<Verdict> verifyAll(NetworkId network, List<Secret> credentials, Optional<InetAddress> client) {
        KeyRing secrets = ring.get();
        List<List<KeyDigest>> digests = credentials.stream()
                .map(credential -> secrets.importDigests(network, credential))
                .toList();
        Map<KeyDigest, ApiKey> found = store.findImported(
                network, digests.stream().flatMap(List::stream).toList());
        Instant now = clock.instant();
        List<Verdict> verdicts = new ArrayList<>(credentials.size());
        for (List<KeyDigest> candidates : digests) {
            verdicts.add(judge(network, candidates, found, client, now));
        }
        return verdicts;
    }

    private Verdict judge(
            NetworkId network,
            List<KeyDigest> candidates,
            Map<KeyDigest, ApiKey> found,
            Optional<InetAddress> client,
            Instant now) {
        KeyDigest current = candidates.getFirst();
        for (KeyDigest digest : candidates) {
            ApiKey key = found.get(digest);
            if (key != null) {
                if (!digest.equals(current)) {
                    rewriter.enqueue(network, new DigestRewrite(key.keyId(), digest, current));
                }
                return judge(key, client, now);
            }
        }
        return new Verdict.Unknown(VerificationError.NOT_FOUND);
    }

    private Verdict judge(ApiKey key, Optional<InetAddress> client, Instant now) {
        return switch (key.statusAt(now)) {
            case REVOKED -> new Verdict.Refused(key, VerificationError.REVOKED);
            case EXPIRED -> new Verdict.Refused(key, VerificationError.EXPIRED);
            case ACTIVE ->
                IpAllowlist.admits(key.attributes().allowedCidrs(), client)
                        ? new Verdict.Valid(key, settings.get().issuer())
                        : new Verdict.Refused(key, VerificationError.IP_NOT_ALLOWED);
        };
    }
}
