package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings that are given as environment variables. An empty variable counts as not set. */
final class Environment {

    /** Read when the variable of Talos itself is not set. */
    static final String DSN_VARIABLE = "DB_DSN";

    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Found> found = new ArrayList<>();
    private final List<FieldViolation> faults = new ArrayList<>();

    Environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (!value.isEmpty()) {
                variables.put(name, value);
            }
        });
        Catalogue.ALL.forEach(this::look);
        Catalogue.FAMILIES.forEach(this::lookForMembers);
        Catalogue.WITHOUT_MEANING.forEach(this::lookWithoutMeaning);
        lookForDsn();
    }

    Entries entries() {
        return new Entries(found, faults, true);
    }

    /** Variables that look like settings and are none. */
    StrayVariables strays() {
        Map<String, String> strays = new TreeMap<>(variables);
        strays.keySet().removeIf(name -> used.contains(name) || !name.startsWith("TALOS_"));
        return StrayVariables.of(strays);
    }

    private void look(Setting<?> setting) {
        String name = setting.variable();
        Optional<String> whole = take(name);
        List<String> items = setting.isList() ? indexed(name) : List.of();
        if (whole.isPresent() && !items.isEmpty()) {
            faults.add(new FieldViolation(
                    setting.key(), "is given twice, in the environment variables %s and %s_0".formatted(name, name)));
        } else if (whole.isPresent()) {
            Given given = setting.isList() ? split(whole.get()) : new Given.Text(whole.get());
            found.add(new Found(setting.key(), given, new Origin.Variable(name)));
        } else if (!items.isEmpty()) {
            found.add(new Found(setting.key(), new Given.Texts(items), new Origin.Variable(name + "_0")));
        }
    }

    private void lookForMembers(SettingFamily<?> family) {
        List<String> names = variables.keySet().stream()
                .filter(name -> name.startsWith(family.variablePrefix()))
                .filter(name -> family.member(family.keyOf(name)).isPresent())
                .sorted()
                .toList();
        for (String name : names) {
            take(name)
                    .ifPresent(value ->
                            found.add(new Found(family.keyOf(name), new Given.Text(value), new Origin.Variable(name))));
        }
    }

    private void lookWithoutMeaning(String key) {
        String name = Setting.variable(key);
        take(name).ifPresent(value -> found.add(new Found(key, new Given.Text(value), new Origin.Variable(name))));
    }

    private void lookForDsn() {
        if (!used.contains(Catalogue.DSN.variable())) {
            take(DSN_VARIABLE)
                    .ifPresent(dsn -> found.add(
                            new Found(Catalogue.DSN.key(), new Given.Text(dsn), new Origin.Variable(DSN_VARIABLE))));
        }
    }

    private List<String> indexed(String name) {
        List<String> items = new ArrayList<>();
        Optional<String> item = take(name + "_0");
        while (item.isPresent()) {
            items.add(item.get());
            item = take(name + "_" + items.size());
        }
        return items;
    }

    private Optional<String> take(String name) {
        Optional<String> value = Optional.ofNullable(variables.get(name));
        value.ifPresent(_ -> used.add(name));
        return value;
    }

    private static Given split(String text) {
        return new Given.Texts(
                Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }
}
