package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what a change of the configuration has changed.
 *
 * @param started what cold settings are until a restart
 */
record ChangeLog(LoadedConfig started) {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    void tell(LoadedConfig before, LoadedConfig now) {
        List<Setting<?>> changed = before.changedIn(now);
        boolean newKeys = !now.signingKeys().isOfTheSame(before.signingKeys());
        Stream<String> keys = newKeys ? Stream.of("the signing keys") : Stream.empty();
        LOG.info(
                "configuration reloaded; changed: {}",
                join(Stream.concat(names(changed, Setting::isHot), keys).toList()));
        now.warnings().stream()
                .filter(warning -> !before.warnings().contains(warning))
                .forEach(LOG::warn);
        List<String> waiting =
                names(started.changedIn(now), setting -> !setting.isHot()).toList();
        if (!waiting.isEmpty() && !changed.stream().allMatch(Setting::isHot)) {
            LOG.warn("a restart is needed for: {}; until then they stay as they were", join(waiting));
        }
    }

    /** Faults, on one line. */
    static String lines(List<FieldViolation> faults) {
        return faults.stream()
                .map(fault ->
                        fault.field().isEmpty() ? fault.description() : fault.field() + ": " + fault.description())
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> names(List<Setting<?>> settings, Predicate<Setting<?>> filter) {
        return settings.stream().filter(filter).map(Setting::key);
    }

    private static String join(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
