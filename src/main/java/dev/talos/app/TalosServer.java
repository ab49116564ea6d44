package dev.talos.app;

import dev.talos.config.Config;
import dev.talos.config.LiveConfig;
import dev.talos.config.LoadedConfig;
import dev.talos.config.Sources;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Signatures;
import dev.talos.http.Api;
import dev.talos.http.EventLoops;
import dev.talos.http.HttpEngine;
import dev.talos.http.HttpListener;
import dev.talos.http.Limits;
import dev.talos.http.ListenSettings;
import dev.talos.http.Surface;
import dev.talos.model.Checked;
import dev.talos.model.NetworkId;
import dev.talos.service.KeySources;
import dev.talos.service.RetiredSecretsReport;
import dev.talos.storage.KeyStore;
import dev.talos.storage.StoreException;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.storage.cache.CachedKeyStore;
import dev.talos.storage.sql.Database;
import dev.talos.storage.sql.Migrations;
import dev.talos.storage.sql.SchemaState;
import dev.talos.telemetry.Logging;
import dev.talos.telemetry.Metrics;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Talos. */
public final class TalosServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TalosServer.class);

    private final Closing opened;
    private final URI url;

    private TalosServer(Closing opened, URI url) {
        this.opened = opened;
        this.url = url;
    }

    /**
     * Builds everything and serves.
     *
     * @param surfaces what the main listener serves
     * @param migrate whether to bring the schema up to date first; without it, an old schema is refused
     * @throws StartException when something stands in the way; nothing is left open then
     */
    public static TalosServer start(Sources sources, Set<Surface> surfaces, boolean migrate) {
        return start(sources, surfaces, migrate, new Closing());
    }

    /**
     * As {@link #start(Sources, Set, boolean)}.
     *
     * @param opened stops it, also while it starts
     */
    public static TalosServer start(Sources sources, Set<Surface> surfaces, boolean migrate, Closing opened) {
        try {
            return new TalosServer(opened, build(sources, surfaces, migrate, opened));
        } catch (Throwable e) {
            // Errors as well: threads of what is open would keep a process alive that serves nothing.
            opened.close();
            throw e;
        } finally {
            opened.built();
        }
    }

    /** Where it serves, as a client on this machine reaches it. */
    public URI url() {
        return url;
    }

    /** Finishes the requests in flight, then closes everything. */
    @Override
    public void close() {
        opened.stop();
    }

    private static URI build(Sources sources, Set<Surface> surfaces, boolean migrate, Closing opened) {
        Meanwhile<EventLoops> starting = opened.add(Meanwhile.run("event-loops", EventLoops::start));
        AtomicReference<@Nullable Signatures> signatures = new AtomicReference<>();
        LoadedConfig config = load(sources, () -> firstOf(signatures));
        Logging logging = opened.add(Logging.configure(config.cold().log()));
        if (signatures.get() != null) {
            LOG.info("signatures of tokens are made and checked by {}", signatures.get());
        }
        config.warnings().forEach(LOG::warn);
        InstantSource clock = InstantSource.system();
        Database database = opened.add(Database.open(config.cold().database(), clock));
        Meanwhile<SchemaState> schema =
                opened.add(Meanwhile.run("schema", () -> preparedSchema(database.migrations(), migrate)));
        Metrics metrics = opened.add(new Metrics());
        metrics.total("talos.log.lines.lost", "Log lines lost as stderr was read too slowly", logging::linesLost);
        LiveConfig live = opened.add(new LiveConfig(sources, config, metrics));
        KeySources keys = keys(config.cold().cache(), live, database.keyStore(), metrics);
        Assembly assembly = opened.add(Assembly.of(
                keys,
                database.lookupsAtOnce(),
                settings(live, config.cold().legacySecrets()),
                metrics,
                InstantSource.system()));
        EventLoops loops = starting.await();
        HttpEngine engine = opened.add(new HttpEngine(loops, Limits.usual(), live.requests(), metrics));
        if (schema.await() instanceof SchemaState.OneAhead ahead) {
            LOG.warn("{}", SchemaMessages.describe(ahead));
        }
        opened.add(new CountUpkeep(
                database::recount, CountUpkeep.AFTER_START, CountUpkeep.AFTER_FAULT, CountUpkeep.BETWEEN));
        assembly.schemes().meet(NetworkId.NIL);
        report(keys, live, metrics, opened);
        Api api = assembly.api();
        ListenSettings where = config.cold().http();
        URI ops = listen(engine, config.cold().metrics(), api, EnumSet.of(Surface.OPS), opened);
        URI url = listen(engine, where, api, surfaces, opened);
        // The last one to be opened is the first to be closed: nobody is to be sent here any more.
        opened.add(api::stopping);
        warnOfOpenDoors(where, surfaces);
        LOG.info("HTTP on {}", loops);
        LOG.info("metrics and health at {}", ops);
        LOG.info("ready at {}", url);
        // Requests are answered meanwhile.
        metrics.watchProcess();
        return url;
    }

    private static Signatures firstOf(AtomicReference<@Nullable Signatures> chosen) {
        Signatures signatures = chosen.get();
        if (signatures == null) {
            signatures = Signatures.fastest();
            chosen.set(signatures);
        }
        return signatures;
    }

    private static LoadedConfig load(Sources sources, Supplier<Signatures> signatures) {
        return switch (Config.load(sources, signatures)) {
            case Checked.Ok<LoadedConfig>(var config) -> config;
            case Checked.Faulty<LoadedConfig>(var violations) -> throw StartException.configuration(violations);
        };
    }

    private static SchemaState preparedSchema(Migrations migrations, boolean migrate) {
        try {
            SchemaState state = migrate ? migrations.up() : migrations.check();
            if (!state.isUsable()) {
                throw StartException.database(SchemaMessages.describe(state));
            }
            return state;
        } catch (StoreException e) {
            LOG.debug("the schema could not be read", e);
            throw StartException.database(String.valueOf(e.getMessage()));
        }
    }

    private static KeySources keys(CacheSettings cache, LiveConfig live, KeyStore store, Metrics metrics) {
        return switch (cache.type()) {
            case NOOP -> KeySources.uncached(store);
            case MEMORY ->
                KeySources.cached(
                        CachedKeyStore.of(store, cache.maxBytes(), live.cacheTtl(), System::nanoTime, metrics));
        };
    }

    private static Assembly.Settings settings(LiveConfig live, LegacySecrets legacySecrets) {
        return new Assembly.Settings(live.trust(), live.keys(), live.tokens(), live.quota(), legacySecrets);
    }

    private static void report(KeySources keys, LiveConfig live, Metrics metrics, Closing opened) {
        RetiredSecretsReport report = opened.add(new RetiredSecretsReport(keys.database(), live.ring()));
        metrics.gauge(
                "talos.imported.keys.under.retired.secrets",
                "Imported keys that need a retired secret, as of the last count",
                report::keysLeft);
    }

    private static URI listen(HttpEngine engine, ListenSettings where, Api api, Set<Surface> surfaces, Closing opened) {
        try {
            HttpListener listener = opened.add(engine.listen(where, api.router(surfaces)));
            return where.url(listener.port());
        } catch (UncheckedIOException e) {
            throw StartException.address(String.valueOf(e.getMessage()));
        }
    }

    private static void warnOfOpenDoors(ListenSettings where, Set<Surface> surfaces) {
        if (surfaces.contains(Surface.ADMIN) && !where.isLoopback()) {
            LOG.warn(
                    "the admin routes on {} ask for no credential: let nobody reach them who may not manage all keys",
                    where.host());
        }
    }
}
