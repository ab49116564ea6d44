package dev.talos.config;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.http.RequestSettings;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.KeySettings;
import dev.talos.service.QuotaSettings;
import dev.talos.service.TokenSettings;
import dev.talos.service.Trust;
import dev.talos.telemetry.Metrics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hot settings in force. While it is open it watches the configuration file and the files of JWK sets, and takes
 * over each change within two seconds, as a whole; JWK sets on the web it fetches anew every five minutes. What has
 * faults changes nothing, is logged and counted.
 */
public final class LiveConfig implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(5);

    private record InForce(HotSettings hot, Trust trust) {}

    private final Sources sources;
    private final Metrics metrics;
    private final ChangeLog changeLog;
    private final FileWatch watch;
    private final Refetch refetch;
    private volatile LoadedConfig latest;
    private volatile InForce inForce;

    /**
     * Starts to watch.
     *
     * @param loaded what was loaded from these sources
     */
    public LiveConfig(Sources sources, LoadedConfig loaded, Metrics metrics) {
        this(sources, loaded, metrics, BETWEEN_FETCHES);
    }

    LiveConfig(Sources sources, LoadedConfig loaded, Metrics metrics, Duration betweenFetches) {
        this.sources = sources;
        this.metrics = metrics;
        changeLog = new ChangeLog(loaded);
        latest = loaded;
        HotSettings hot = loaded.hot();
        inForce = new InForce(hot, new Trust(KeyRing.of(hot.secrets()), loaded.keySet(), hot.trust()));
        refetch = new Refetch(this::fetchAnew, betweenFetches);
        watch = new FileWatch(loaded.looks().files(), this::reload);
    }

    /** All hot settings of one moment. */
    public HotSettings hot() {
        return inForce.hot();
    }

    public Supplier<KeySettings> keys() {
        return () -> inForce.hot().keys();
    }

    public Supplier<RequestSettings> requests() {
        return () -> inForce.hot().requests();
    }

    public Supplier<TokenSettings> tokens() {
        return () -> inForce.hot().tokens();
    }

    public Supplier<QuotaSettings> quota() {
        return () -> inForce.hot().quota();
    }

    public Supplier<Duration> cacheTtl() {
        return () -> inForce.hot().cacheTtl();
    }

    /** Secrets, signing keys, issuers, prefixes and clock skew of one moment. */
    public Supplier<Trust> trust() {
        return () -> inForce.trust();
    }

    /** The ring of the secrets in force; the same object until they change. */
    public Supplier<KeyRing> ring() {
        return () -> inForce.trust().ring();
    }

    /** The signing keys in force; the same object until they change. */
    public Supplier<KeySet> keySet() {
        return () -> inForce.trust().keySet();
    }

    private Map<Path, FileLook> reload(Map<Path, FileLook> seen) {
        Looks looks;
        Optional<List<FieldViolation>> faults;
        synchronized (this) {
            looks = new Looks(seen, latest.looks().sets());
            faults = take(looks);
        }
        if (faults.isPresent()) {
            LOG.error("the changed configuration has faults and is not taken over: {}", ChangeLog.lines(faults.get()));
            metrics.configReload(false);
        } else {
            metrics.configReload(true);
            refetch.soon();
        }
        // A file that a refused configuration names may be what makes it good.
        return looks.files();
    }

    private void fetchAnew() {
        for (URI address : latest.looks().sets().keySet()) {
            Optional<List<FieldViolation>> faults = switch (latest.jwkSets().fetch(address)) {
                case Checked.Faulty<Secret>(var violations) -> Optional.of(violations);
                case Checked.Ok<Secret>(var json) -> take(address, json);
            };
            if (Thread.currentThread().isInterrupted()) {
                return; // the server stops, which is no fault of the set
            }
            faults.ifPresent(violations -> LOG.warn(
                    "the JWK set of {} is not taken over, its last keys stay in force: {}",
                    new JwkSetUrl.OnWeb(address),
                    ChangeLog.lines(violations)));
            metrics.jwkSetFetch(faults.isEmpty());
        }
    }

    private synchronized Optional<List<FieldViolation>> take(URI address, Secret json) {
        Map<URI, Secret> sets = new HashMap<>(latest.looks().sets());
        boolean unchanged = json.equals(sets.put(address, json));
        return unchanged ? Optional.empty() : take(new Looks(latest.looks().files(), sets));
    }

    /** Everything blocking is done here, by threads of its own. */
    private synchronized Optional<List<FieldViolation>> take(Looks looks) {
        return switch (Config.load(sources, latest.jwkSets(), looks)) {
            case Checked.Faulty<LoadedConfig>(var violations) -> Optional.of(violations);
            case Checked.Ok<LoadedConfig>(var next) -> {
                take(next);
                yield Optional.empty();
            }
        };
    }

    private void take(LoadedConfig next) {
        HotSettings hot = next.hot();
        Trust before = inForce.trust();
        KeyRing ring = hot.secrets().equals(inForce.hot().secrets()) ? before.ring() : KeyRing.of(hot.secrets());
        KeySet keySet = next.signingKeys().isOfTheSame(latest.signingKeys()) ? before.keySet() : next.keySet();
        inForce = new InForce(hot, new Trust(ring, keySet, hot.trust()));
        changeLog.tell(latest, next);
        latest = next;
    }

    @Override
    public void close() {
        watch.close();
        refetch.close();
    }
}
