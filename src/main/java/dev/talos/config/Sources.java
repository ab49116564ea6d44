package dev.talos.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration is read from.
 *
 * @param file empty: nobody named one, the environment has to say everything
 */
public record Sources(Optional<Path> file, Map<String, String> environment) {

    public Sources {
        environment = Map.copyOf(environment);
    }

    /**
     * The file of the command line, else that of {@code $TALOS_CONFIG}, else none.
     *
     * @param option what {@code --config} says
     */
    public static Sources of(Optional<Path> option, Map<String, String> environment) {
        Optional<Path> fallback = Optional.ofNullable(environment.get("TALOS_CONFIG"))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return new Sources(option.or(() -> fallback), environment);
    }
}
