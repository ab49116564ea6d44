package dev.talos;

import dev.talos.cli.Talos;
import java.util.Locale;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Numbers in messages and files are for programs too, so they look the same wherever this runs.
        Locale.setDefault(Locale.ROOT);
        System.exit(Talos.run(args));
    }
}
