package dev.talos.cli.remote.keys;

import java.util.Locale;

/** Who may see a key, as it is written on the command line. */
enum Visibility {
    SECRET,
    PUBLIC;

    /** As the server wants it. */
    String wireName() {
        return "KEY_VISIBILITY_" + name();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
