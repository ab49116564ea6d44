package dev.talos.service;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.Cidr;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.sql.Database;
import dev.talos.testing.Stores;
import dev.talos.testing.Trusts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services on a real store, with a clock and secrets that a test sets. */
final class Bench implements AutoCloseable {

    static final NetworkId NETWORK = NetworkId.NIL;
    static final Secret OLD = Secret.of("the secret of last year, long enough");
    static final Secret NEW = Secret.of("the secret of this year, long enough");

    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    Instant now = START;

    /** By how much the clock of verifications goes on at each look. */
    Duration step = Duration.ZERO;

    KeyRing ring = KeyRing.of(new SecretSettings(OLD, List.of()));
    KeySettings settings = new KeySettings(null, Duration.ofDays(365));

    final KeyStore store;
    final SchemeMemory schemes;
    final ImportKeys importKeys;
    final VerifyCredential verify;
    final PromptVerification prompt;
    final IssueKeys issueKeys;
    final DeriveToken deriveToken;
    final SelfRevoke selfRevoke;
    QuotaSettings quota = new QuotaSettings(null);
    KeySet keySet = Trusts.keySet(Trusts.jwks());
    TrustSettings trustSettings = Trusts.settings(Duration.ofMinutes(5));

    private final Database database;
    private final DigestRewriter rewriter;

    Bench(Path directory) {
        this(directory, LegacySecrets.NONE);
    }

    Bench(Path directory, LegacySecrets legacySecrets) {
        this(directory, legacySecrets, new SlowDigests());
    }

    Bench(Path directory, LegacySecrets legacySecrets, SlowDigests slowDigests) {
        database = Stores.in(directory, () -> now);
        store = database.keyStore();
        rewriter = new DigestRewriter(store);
        TokenProofs proofs = new TokenProofs(new SecureRandom());
        schemes = new SchemeMemory(store, legacySecrets);
        KeyLookup lookup = new KeyLookup(KeySources.uncached(store), schemes, slowDigests, rewriter);
        KeyLifetimes lifetimes = new KeyLifetimes(() -> settings);
        Timestamps timestamps = new Timestamps(() -> now);
        ImportPreparation preparation = new ImportPreparation(proofs, schemes, lifetimes, timestamps);
        importKeys = new ImportKeys(store, preparation, schemes, this::trust, () -> quota);
        verify = new VerifyCredential(proofs, lookup, this::trust, this::look);
        prompt = new PromptVerification(verify, 1, () -> Runnable::run);
        issueKeys = new IssueKeys(store, this::trust, () -> quota, lifetimes, timestamps);
        deriveToken = new DeriveToken(
                verify, this::trust, () -> new TokenSettings(Duration.ofHours(1)), lifetimes, () -> now);
        selfRevoke = new SelfRevoke(proofs, lookup, this::trust, new RevokeKey(store, () -> now), () -> now);
    }

    private Instant look() {
        now = now.plus(step);
        return now;
    }

    Trust trust() {
        return new Trust(ring, keySet, trustSettings);
    }

    static ImportRequest request(String rawKey) {
        return request(rawKey, null, null);
    }

    static ImportRequest request(String rawKey, @Nullable Duration ttl, @Nullable String requestId) {
        return new ImportRequest(new ImportRequest.Form.Raw(Secret.of(rawKey)), attributes(List.of()), ttl, requestId);
    }

    static ImportRequest requestFrom(String rawKey, String cidr) {
        return new ImportRequest(
                new ImportRequest.Form.Raw(Secret.of(rawKey)),
                attributes(List.of(Cidr.parse(cidr).orElseThrow())),
                null,
                null);
    }

    private static ApiKey.Attributes attributes(List<Cidr> cidrs) {
        return new ApiKey.Attributes("a key", "someone", List.of(), Metadata.EMPTY, KeyVisibility.SECRET, null, cidrs);
    }

    /** Imports keys that must go in. */
    ApiKey imported(ImportRequest request) {
        return switch (importKeys.importOne(NETWORK, request)) {
            case ImportOutcome.Imported(var key) -> key;
            case ImportOutcome other -> throw new AssertionError(other.toString());
        };
    }

    List<ImportOutcome> importAll(ImportRequest... requests) {
        return importKeys.importAll(
                NETWORK,
                Arrays.stream(requests)
                        .<Checked<ImportRequest>>map(Checked.Ok::new)
                        .toList());
    }

    Verdict verdict(String credential) {
        return verify.verify(NETWORK, Secret.of(credential), Cidr.parseAddress("192.0.2.1"));
    }

    Verdict verdictFrom(String credential, String address) {
        return verify.verify(
                NETWORK, Secret.of(credential), Optional.of(address).flatMap(Cidr::parseAddress));
    }

    /** The new secret makes, the old one still checks. */
    void rotate() {
        ring = KeyRing.of(new SecretSettings(NEW, List.of(OLD)));
    }

    void dropOldSecret() {
        ring = KeyRing.of(new SecretSettings(NEW, List.of()));
    }

    /** Waits until what verifications have left to do is done. */
    void settle() {
        rewriter.close();
    }

    @Override
    public void close() {
        prompt.close();
        rewriter.close();
        database.close();
    }
}
