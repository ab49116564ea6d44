package dev.talos.credential;

import dev.talos.model.KeyVisibility;
import java.util.Arrays;
import java.util.Optional;

/** How tokens spell the visibility of a key: as the API does. */
final class VisibilityNames {

    private static final String PREFIX = "KEY_VISIBILITY_";

    private VisibilityNames() {}

    static String of(KeyVisibility visibility) {
        return PREFIX + visibility.name();
    }

    static Optional<KeyVisibility> parse(String name) {
        return Arrays.stream(KeyVisibility.values())
                .filter(visibility -> of(visibility).equals(name))
                .findFirst();
    }
}
