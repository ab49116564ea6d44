package dev.talos;

import dev.talos.cli.Talos;
import dev.talos.cli.command.ExitCode;
import java.util.Locale;

/** Where the JVM starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Numbers in messages and files are for programs too, so they look the same wherever this runs.
        Locale.setDefault(Locale.ROOT);
        try {
            System.exit(Talos.run(args));
        } catch (Throwable fault) {
            // Threads that are left would keep the process alive, and whoever runs it would not notice.
            fault.printStackTrace();
            System.exit(ExitCode.FAILED);
        }
    }
}
