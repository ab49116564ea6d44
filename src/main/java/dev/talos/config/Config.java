package dev.talos.config;

import dev.talos.crypto.Signatures;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.storage.sql.DatabaseSettings;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads a configuration: environment over file over default, each value checked, then those that depend on others. */
public final class Config {

    private Config() {}

    /**
     * Reads both sources and checks every value in them. Reads and fetches the JWK sets that they name too, and blocks
     * for that.
     *
     * @param signatures who will use the signing keys; asked only when there are any, for the fast ones load slowly
     * @return the configuration, or everything that is wrong with it at once: the field of a violation is the key of a
     *     setting, the name of an environment variable or the file; no description repeats a secret
     */
    public static Checked<LoadedConfig> load(Sources sources, Supplier<Signatures> signatures) {
        return load(sources, new JwkSets(signatures, new HttpsFetch(HttpClient::newBuilder)), Looks.fresh());
    }

    /** As {@link #load(Sources, Supplier)}, with the fastest signatures of this machine. */
    public static Checked<LoadedConfig> load(Sources sources) {
        return load(sources, Signatures::fastest);
    }

    /**
     * Reads the database alone: all that a migration needs, whatever else is missing or wrong.
     *
     * @return as {@link #load(Sources, Supplier)}
     */
    public static Checked<DatabaseSettings> database(Sources sources) {
        Reading reading = Reading.of(sources, Looks.fresh());
        Optional<DatabaseSettings> database = reading.values().find(Catalogue.DSN);
        if (database.isPresent()) {
            return new Checked.Ok<>(database.get());
        }
        List<FieldViolation> ofDatabase = reading.faults().stream()
                .filter(fault -> fault.field().equals(Catalogue.DSN.key()))
                .toList();
        return new Checked.Faulty<>(ofDatabase.isEmpty() ? reading.faults() : ofDatabase);
    }

    /** As {@link #load(Sources, Supplier)}, without another look at what is known. */
    static Checked<LoadedConfig> load(Sources sources, JwkSets jwkSets, Looks looks) {
        Reading reading = Reading.of(sources, looks);
        List<FieldViolation> faults = new ArrayList<>(reading.faults());
        Checked<SigningKeys> read = jwkSets.read(reading.values(), looks);
        if (read instanceof Checked.Faulty<SigningKeys>(var violations)) {
            faults.addAll(violations);
        }
        return read instanceof Checked.Ok<SigningKeys>(var keys) && faults.isEmpty()
                ? new Checked.Ok<>(new LoadedConfig(reading, keys, jwkSets, looks))
                : new Checked.Faulty<>(faults);
    }
}
