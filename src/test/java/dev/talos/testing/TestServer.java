package dev.talos.testing;

import dev.talos.app.Assembly;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.http.Api;
import dev.talos.http.ClientIpSource;
import dev.talos.http.EventLoops;
import dev.talos.http.HttpEngine;
import dev.talos.http.HttpListener;
import dev.talos.http.Limits;
import dev.talos.http.ListenSettings;
import dev.talos.http.RequestSettings;
import dev.talos.http.Surface;
import dev.talos.service.KeySettings;
import dev.talos.service.KeySources;
import dev.talos.service.QuotaSettings;
import dev.talos.service.TokenSettings;
import dev.talos.service.Trust;
import dev.talos.storage.KeyStore;
import dev.talos.storage.cache.CachedKeyStore;
import dev.talos.storage.sql.Database;
import dev.talos.telemetry.Metrics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A whole server in this process: real HTTP on a free port, a real database, a clock to be set by hand. */
public final class TestServer implements AutoCloseable {

    public static final String ISSUER = "https://talos.test";

    /** What its HMAC digests may name: one secret. */
    public static final LegacySecrets LEGACY_SECRETS =
            LegacySecrets.of(Map.of("old-api", Secret.of("the key of the old store's digests")));

    private static final KeyRing RING =
            KeyRing.of(new SecretSettings(Secret.of("a secret of the tests, 32 characters or more"), List.of()));
    private static final TokenSettings TOKENS = new TokenSettings(Duration.ofHours(1));
    private static final KeySettings KEYS = new KeySettings(null, Duration.ofDays(365));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00.5Z"));
    private final AtomicReference<RequestSettings> requests =
            new AtomicReference<>(new RequestSettings(ClientIpSource.UNSPECIFIED, true));
    private final AtomicReference<Trust> trust = new AtomicReference<>(Trusts.of(RING));
    private final AtomicReference<QuotaSettings> quota = new AtomicReference<>(new QuotaSettings(null));
    private final Database database;
    private final Assembly assembly;
    private final Metrics metrics = new Metrics();
    private final HttpEngine engine;
    private final Api api;
    private final HttpListener listener;

    private TestServer(
            Function<InstantSource, Database> opener,
            Limits limits,
            Set<Surface> surfaces,
            UnaryOperator<KeyStore> around) {
        InstantSource clock = now::get;
        database = opener.apply(clock);
        KeyStore store = around.apply(database.keyStore());
        assembly = Assembly.of(
                sources(store),
                database.lookupsAtOnce(),
                new Assembly.Settings(trust::get, () -> KEYS, () -> TOKENS, quota::get, LEGACY_SECRETS),
                metrics,
                clock);
        api = assembly.api();
        engine = new HttpEngine(EventLoops.start(), limits, requests::get, metrics);
        listener = engine.listen(new ListenSettings("127.0.0.1", 0), api.router(surfaces));
    }

    public static TestServer start(Path directory) {
        return start(directory, Limits.usual(), EnumSet.allOf(Surface.class));
    }

    public static TestServer start(Path directory, Limits limits, Set<Surface> surfaces) {
        return new TestServer(clock -> Stores.in(directory, clock), limits, surfaces, UnaryOperator.identity());
    }

    /** On a database of the caller's. */
    public static TestServer on(String dsn) {
        return new TestServer(
                clock -> Stores.open(dsn, clock),
                Limits.usual(),
                EnumSet.allOf(Surface.class),
                UnaryOperator.identity());
    }

    /** With something between the services and the database. */
    public static TestServer start(Path directory, Limits limits, UnaryOperator<KeyStore> around) {
        return new TestServer(clock -> Stores.in(directory, clock), limits, EnumSet.allOf(Surface.class), around);
    }

    private static KeySources sources(KeyStore store) {
        return store instanceof CachedKeyStore cached ? KeySources.cached(cached) : KeySources.uncached(store);
    }

    public int port() {
        return listener.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public Api api() {
        return api;
    }

    public String metrics() {
        return metrics.scrape();
    }

    public void settings(RequestSettings settings) {
        requests.set(settings);
    }

    public Trust trust() {
        return trust.get();
    }

    public void trust(Trust changed) {
        trust.set(changed);
    }

    public void quota(QuotaSettings changed) {
        quota.set(changed);
    }

    public Instant now() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public void stopListening() {
        listener.close();
    }

    @Override
    public void close() {
        listener.close();
        engine.close();
        assembly.close();
        database.close();
        metrics.close();
    }
}
