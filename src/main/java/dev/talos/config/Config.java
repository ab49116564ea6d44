package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads a configuration: environment over file over default, each value checked, then those that depend on others. */
public final class Config {

    private Config() {}

    /**
     * Reads both sources and checks every value in them.
     *
     * @return the configuration, or everything that is wrong with it at once: the field of a violation is the key of a
     *     setting, the name of an environment variable or the file; no description repeats a secret
     */
    public static Checked<LoadedConfig> load(Sources sources) {
        return load(sources, sources.file().map(FileLook::at));
    }

    /** As {@link #load(Sources)}, with the content of the file as somebody saw it. */
    static Checked<LoadedConfig> load(Sources sources, Optional<FileLook> look) {
        Entries file = sources.file().flatMap(path -> look.map(seen -> entries(path, seen)))
                .orElseGet(() -> new Entries(List.of(), List.of(), true));
        Environment environment = new Environment(sources.environment());
        StrayVariables strays = environment.strays();

        List<FieldViolation> faults = new ArrayList<>(file.faults());
        faults.addAll(environment.entries().faults());
        faults.addAll(strays.faults());
        List<String> warnings = new ArrayList<>(strays.warnings());
        Map<String, Found> byKey = new HashMap<>();
        Stream.of(file, environment.entries()).flatMap(entries -> entries.found().stream()).forEach(found -> {
            sort(found, faults, warnings);
            byKey.put(found.key(), found);
        });
        Values values = new Values(byKey, file.complete());
        faults.addAll(values.faults());
        if (file.complete()) {
            faults.addAll(Rooms.faults(values));
        }
        if (!faults.isEmpty()) {
            return new Checked.Faulty<>(faults);
        }
        HotSettings hot = Rooms.hot(values);
        warnings.addAll(Rooms.warnings(hot));
        return new Checked.Ok<>(new LoadedConfig(Rooms.cold(values), hot, warnings, values, look));
    }

    private static Entries entries(Path file, FileLook look) {
        return switch (look) {
            case FileLook.Content content -> YamlEntries.read(file.toString(), content.bytes());
            case FileLook.Unreadable(var reason) ->
                new Entries(List.of(), List.of(new FieldViolation(file.toString(), reason)), false);
        };
    }

    private static void sort(Found found, List<FieldViolation> faults, List<String> warnings) {
        String key = found.key();
        if (Catalogue.find(key).isPresent()) {
            return;
        }
        if (Catalogue.WITHOUT_MEANING.contains(key)) {
            warnings.add("%s has no meaning here and is ignored (%s)".formatted(key, found.origin()));
        } else if (!Catalogue.isSection(key)) {
            String guess = Nearest.to(key, Catalogue.keys())
                    .map(near -> "; the nearest is " + near)
                    .orElse("");
            faults.add(new FieldViolation(
                    key, "is not a setting of this version%s (%s)".formatted(guess, found.origin())));
        } else if (!(found.given() instanceof Given.Nothing)) {
            faults.add(new FieldViolation(
                    key, "is %s; allowed is a section (%s)".formatted(found.given(), found.origin())));
        }
    }
}
