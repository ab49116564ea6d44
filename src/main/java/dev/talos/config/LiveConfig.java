package dev.talos.config;

import dev.talos.crypto.KeyRing;
import dev.talos.http.RequestSettings;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.KeySettings;
import dev.talos.telemetry.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hot settings in force. While it is open it watches the configuration file and takes over each change within two
 * seconds, as a whole; a file with faults changes nothing, is logged and counted.
 */
public final class LiveConfig implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private record InForce(HotSettings hot, KeyRing ring) {}

    private final Sources sources;
    private final Metrics metrics;
    private final LoadedConfig started;
    private final Optional<FileWatch> watch;
    private LoadedConfig latest;
    private volatile InForce inForce;

    /**
     * Starts to watch the file, when there is one.
     *
     * @param loaded what was loaded from these sources
     */
    public LiveConfig(Sources sources, LoadedConfig loaded, Metrics metrics) {
        this.sources = sources;
        this.metrics = metrics;
        started = loaded;
        latest = loaded;
        inForce = new InForce(loaded.hot(), KeyRing.of(loaded.hot().secrets()));
        watch = sources.file().flatMap(file -> loaded.look().map(look -> new FileWatch(file, look, this::reload)));
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

    /** The ring of the secrets in force; the same object until they change. */
    public Supplier<KeyRing> ring() {
        return () -> inForce.ring();
    }

    private void reload(FileLook look) {
        switch (Config.load(sources, Optional.of(look))) {
            case Checked.Ok<LoadedConfig>(var next) -> {
                take(next);
                metrics.configReload(true);
            }
            case Checked.Faulty<LoadedConfig>(var faults) -> {
                LOG.error("the changed configuration has faults and is not taken over: {}", lines(faults));
                metrics.configReload(false);
            }
        }
    }

    private void take(LoadedConfig next) {
        List<Setting<?>> changed = latest.changedIn(next);
        HotSettings hot = next.hot();
        KeyRing ring = hot.secrets().equals(inForce.hot().secrets()) ? inForce.ring() : KeyRing.of(hot.secrets());
        inForce = new InForce(hot, ring);
        latest = next;
        LOG.info("configuration reloaded; changed: {}", names(changed, Setting::isHot));
        Predicate<Setting<?>> isCold = setting -> !setting.isHot();
        List<Setting<?>> waiting =
                started.changedIn(next).stream().filter(isCold).toList();
        if (!waiting.isEmpty() && changed.stream().anyMatch(isCold)) {
            LOG.warn("a restart is needed for: {}; until then they stay as they were", names(waiting, isCold));
        }
    }

    private static String names(List<Setting<?>> settings, Predicate<Setting<?>> filter) {
        String names = settings.stream().filter(filter).map(Setting::key).collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing" : names;
    }

    private static String lines(List<FieldViolation> faults) {
        return faults.stream()
                .map(fault -> fault.field() + ": " + fault.description())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        watch.ifPresent(FileWatch::close);
    }
}
