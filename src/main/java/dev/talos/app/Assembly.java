package dev.talos.app;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Sealer;
import dev.talos.http.Api;
import dev.talos.http.EventLoops;
import dev.talos.http.IssuedKeys;
import dev.talos.http.ManagedKeys;
import dev.talos.http.PresentedCredentials;
import dev.talos.service.DeriveToken;
import dev.talos.service.DigestRewriter;
import dev.talos.service.ImportKeys;
import dev.talos.service.ImportPreparation;
import dev.talos.service.IssueKeys;
import dev.talos.service.KeyLifetimes;
import dev.talos.service.KeyLookup;
import dev.talos.service.KeySettings;
import dev.talos.service.KeySources;
import dev.talos.service.ListKeys;
import dev.talos.service.PageTokens;
import dev.talos.service.PromptVerification;
import dev.talos.service.QuotaSettings;
import dev.talos.service.RevokeKey;
import dev.talos.service.SchemeMemory;
import dev.talos.service.SelfRevoke;
import dev.talos.service.SlowDigests;
import dev.talos.service.Timestamps;
import dev.talos.service.TokenProofs;
import dev.talos.service.TokenSettings;
import dev.talos.service.Trust;
import dev.talos.service.UpdateKey;
import dev.talos.service.VerifyCredential;
import dev.talos.storage.KeyStore;
import dev.talos.telemetry.Metrics;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The services on top of a store, and the API on top of them.
 *
 * @param schemes to be asked once at start, for it warns of keys that cannot be verified
 * @param rewriter works in the background until it is closed
 * @param prompt looks keys up until it is closed
 */
public record Assembly(Api api, SchemeMemory schemes, DigestRewriter rewriter, PromptVerification prompt)
        implements AutoCloseable {

    /** The settings that the services ask for, each time anew but for the last, which stay. */
    public record Settings(
            Supplier<Trust> trust,
            Supplier<KeySettings> keys,
            Supplier<TokenSettings> tokens,
            Supplier<QuotaSettings> quota,
            LegacySecrets legacySecrets) {}

    /**
     * Builds the services, and what is on top of them.
     *
     * @param lookups by how many threads keys are looked up, 1 or more
     */
    public static Assembly of(
            KeySources sources, int lookups, Settings settings, Metrics metrics, InstantSource clock) {
        KeyStore store = sources.usual();
        SecureRandom random = new SecureRandom();
        TokenProofs proofs = new TokenProofs(random);
        DigestRewriter rewriter = new DigestRewriter(store);
        SchemeMemory schemes = new SchemeMemory(sources.database(), settings.legacySecrets());
        KeyLookup lookup = new KeyLookup(sources, schemes, new SlowDigests(), rewriter);
        KeyLifetimes lifetimes = new KeyLifetimes(settings.keys());
        Timestamps timestamps = new Timestamps(clock);
        RevokeKey revoke = new RevokeKey(store, clock);
        VerifyCredential verify = new VerifyCredential(proofs, lookup, settings.trust(), clock);
        ManagedKeys managed = new ManagedKeys(
                new ImportKeys(
                        store,
                        new ImportPreparation(proofs, schemes, lifetimes, timestamps),
                        schemes,
                        settings.trust(),
                        settings.quota()),
                settings.legacySecrets(),
                new ListKeys(
                        store,
                        new PageTokens(new Sealer(() -> settings.trust().get().ring(), random)),
                        clock),
                new UpdateKey(store, clock),
                revoke,
                store);
        IssuedKeys issued = new IssuedKeys(
                new IssueKeys(store, settings.trust(), settings.quota(), lifetimes, timestamps),
                new DeriveToken(verify, settings.trust(), settings.tokens(), lifetimes, clock),
                () -> settings.trust().get().keySet());
        SelfRevoke selfRevoke = new SelfRevoke(proofs, lookup, settings.trust(), revoke, clock);
        PromptVerification prompt = new PromptVerification(verify, lookups, EventLoops::current);
        PresentedCredentials presented = new PresentedCredentials(prompt, selfRevoke);
        return new Assembly(new Api(managed, issued, presented, metrics, clock), schemes, rewriter, prompt);
    }

    @Override
    public void close() {
        prompt.close();
        rewriter.close();
    }
}
