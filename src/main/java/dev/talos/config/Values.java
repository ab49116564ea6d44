package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The value of each setting, and where it came from. */
final class Values {

    /**
     * A value as it was read.
     *
     * @param value null: the setting has none, or a faulty one
     */
    private record Value(@Nullable Object value, String shown, Origin origin) {}

    /** By the key: to hash a setting itself takes the JVM several milliseconds of every start. */
    private final Map<String, Value> values = new HashMap<>();

    private final List<Setting<?>> members = new ArrayList<>();
    private final List<FieldViolation> faults = new ArrayList<>();

    /** @param complete whether a required setting that is not found is a fault */
    Values(Map<String, Found> found, boolean complete) {
        for (Setting<?> setting : Catalogue.ALL) {
            read(setting, found.get(setting.key()), complete);
        }
        for (String key : new TreeSet<>(found.keySet())) {
            if (Catalogue.familyOf(key).isPresent()) {
                Catalogue.find(key).ifPresent(member -> {
                    members.add(member);
                    read(member, found.get(key), complete);
                });
            }
        }
    }

    /** What is wrong with single values. */
    List<FieldViolation> faults() {
        return faults;
    }

    /** The value of a setting that is required or has a default. Only to be asked for when there are no faults. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Empty when the setting is not given and has no default, or is faulty. */
    <T> Optional<T> find(Setting<T> setting) {
        @SuppressWarnings("unchecked") // put in by read, of the setting's own form
        Optional<T> value = (Optional<T>) Optional.ofNullable(entry(setting).value());
        return value;
    }

    /** The values of a family by their names; without those that are faulty. */
    <T> Map<String, T> get(SettingFamily<T> family) {
        Map<String, T> byName = new TreeMap<>();
        for (Setting<?> setting : members) {
            family.member(setting.key())
                    .flatMap(this::find)
                    .ifPresent(value -> byName.put(family.name(setting.key()), value));
        }
        return byName;
    }

    Origin origin(Setting<?> setting) {
        return entry(setting).origin();
    }

    /** One row for each setting. */
    List<EffectiveSetting> effective() {
        return all().map(setting -> {
                    Value value = entry(setting);
                    return new EffectiveSetting(setting.key(), value.shown(), value.origin(), setting.isHot());
                })
                .toList();
    }

    /** The keys of the settings whose values are not the same there. */
    List<Setting<?>> changedIn(Values other) {
        return Stream.concat(all(), other.all())
                .distinct()
                .filter(setting -> !Objects.equals(value(setting), other.value(setting)))
                .toList();
    }

    private Stream<Setting<?>> all() {
        return Stream.concat(Catalogue.ALL.stream(), members.stream());
    }

    private @Nullable Object value(Setting<?> setting) {
        Value value = values.get(setting.key());
        return value == null ? null : value.value();
    }

    private Value entry(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting.key())).orElseThrow();
    }

    private <T> void read(Setting<T> setting, @Nullable Found found, boolean complete) {
        if (found != null && !(found.given() instanceof Given.Nothing)) {
            read(setting, found.given(), found.origin());
            return;
        }
        Origin origin = new Origin.Default();
        switch (setting.absent()) {
            case Setting.Absent.Default(var given) -> read(setting, given, origin);
            case Setting.Absent.None() -> values.put(setting.key(), new Value(null, "none", origin));
            case Setting.Absent.Required() -> {
                values.put(setting.key(), new Value(null, "", origin));
                if (complete) {
                    faults.add(new FieldViolation(
                            setting.key(),
                            "is required and missing; set it in the configuration file or in the environment variable "
                                    + setting.variable()));
                }
            }
        }
    }

    private <T> void read(Setting<T> setting, Given given, Origin origin) {
        switch (setting.form().read(given)) {
            case Checked.Ok<T>(var value) ->
                values.put(setting.key(), new Value(value, setting.form().show(value), origin));
            case Checked.Faulty<T>(var violations) -> {
                values.put(setting.key(), new Value(null, "", origin));
                for (FieldViolation violation : violations) {
                    faults.add(new FieldViolation(
                            setting.key() + violation.field(), violation.description() + " (" + origin + ")"));
                }
            }
        }
    }
}
