package dev.talos;

import dev.talos.cli.Talos;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Talos.run(args));
    }
}
