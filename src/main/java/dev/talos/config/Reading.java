package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What both sources say.
 *
 * @param faults everything that is wrong with it
 * @param warnings what is not wrong, but should be heard of
 */
record Reading(Values values, List<FieldViolation> faults, List<String> warnings) {

    static Reading of(Sources sources, Looks looks) {
        Entries file = sources.file()
                .map(path -> entries(path, looks.at(path)))
                .orElseGet(() -> new Entries(List.of(), List.of(), true));
        Environment environment = new Environment(sources.environment());
        StrayVariables strays = environment.strays();

        List<FieldViolation> faults = new ArrayList<>(file.faults());
        faults.addAll(environment.entries().faults());
        faults.addAll(strays.faults());
        List<String> warnings = new ArrayList<>(strays.warnings());
        FoundMembers members = new FoundMembers(faults);
        Map<String, Found> byKey = new HashMap<>();
        Stream.of(file, environment.entries())
                .flatMap(entries -> entries.found().stream())
                .map(members::named)
                .forEach(found -> {
                    sort(found, faults, warnings);
                    byKey.put(found.key(), found);
                });
        Values values = new Values(byKey, file.complete());
        faults.addAll(values.faults());
        if (file.complete()) {
            faults.addAll(Rooms.faults(values));
        }
        return new Reading(values, faults, warnings);
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
        if (Catalogue.familyOf(key).isPresent()) {
            faults.add(new FieldViolation(
                    key,
                    "has no name that is allowed there, which is %s (%s)"
                            .formatted(SettingFamily.ALLOWED_NAME, found.origin())));
        } else if (Catalogue.WITHOUT_MEANING.contains(key)) {
            warnings.add("%s has no meaning here and is ignored (%s)".formatted(key, found.origin()));
        } else if (!Catalogue.isSection(key)) {
            String guess = Nearest.to(key, Stream.concat(Catalogue.keys(), Catalogue.sections()))
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
