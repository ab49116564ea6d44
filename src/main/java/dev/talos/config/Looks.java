package dev.talos.config;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one load sees of the files and the web, each thing once; and what it need not look at again. For one load. */
final class Looks {

    private final Map<Path, FileLook> knownFiles;
    private final Map<URI, Secret> knownSets;
    private final Map<Path, FileLook> files = new HashMap<>();
    private final Map<URI, Secret> sets = new HashMap<>();

    Looks(Map<Path, FileLook> knownFiles, Map<URI, Secret> knownSets) {
        this.knownFiles = knownFiles;
        this.knownSets = knownSets;
    }

    static Looks fresh() {
        return new Looks(Map.of(), Map.of());
    }

    FileLook at(Path file) {
        return files.computeIfAbsent(
                file, path -> Optional.ofNullable(knownFiles.get(path)).orElseGet(() -> FileLook.at(path)));
    }

    /** The JWK set at an address; {@code fetch} is asked when it is not known. */
    Checked<Secret> at(URI address, Function<URI, Checked<Secret>> fetch) {
        Optional<Secret> known = Optional.ofNullable(knownSets.get(address));
        Checked<Secret> seen = known.<Checked<Secret>>map(Checked.Ok::new).orElseGet(() -> fetch.apply(address));
        if (seen instanceof Checked.Ok<Secret>(var json)) {
            sets.put(address, json);
        }
        return seen;
    }

    /** The files that were looked at. */
    Map<Path, FileLook> files() {
        return Map.copyOf(files);
    }

    /** The JWK sets that were looked at and are there. */
    Map<URI, Secret> sets() {
        return Map.copyOf(sets);
    }
}
