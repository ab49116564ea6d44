package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.storage.sql.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * Reads the database alone: all that a migration needs, whatever else is missing or wrong.
     *
     * @return as {@link #load(Sources)}
     */
    public static Checked<DatabaseSettings> database(Sources sources) {
        Reading reading = Reading.of(sources, sources.file().map(FileLook::at));
        Optional<DatabaseSettings> database = reading.values().find(Catalogue.DSN);
        if (database.isPresent()) {
            return new Checked.Ok<>(database.get());
        }
        List<FieldViolation> ofDatabase = reading.faults().stream()
                .filter(fault -> fault.field().equals(Catalogue.DSN.key()))
                .toList();
        return new Checked.Faulty<>(ofDatabase.isEmpty() ? reading.faults() : ofDatabase);
    }

    /** As {@link #load(Sources)}, with the content of the file as somebody saw it. */
    static Checked<LoadedConfig> load(Sources sources, Optional<FileLook> look) {
        Reading reading = Reading.of(sources, look);
        if (!reading.faults().isEmpty()) {
            return new Checked.Faulty<>(reading.faults());
        }
        Values values = reading.values();
        HotSettings hot = Rooms.hot(values);
        List<String> warnings = new ArrayList<>(reading.warnings());
        warnings.addAll(Rooms.warnings(hot));
        return new Checked.Ok<>(new LoadedConfig(Rooms.cold(values), hot, warnings, values, look));
    }
}
