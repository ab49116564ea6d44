package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.jar.Manifest;
import picocli.CommandLine.Command;

/** Prints the version and the commit that the build wrote into the jar's manifest. */
@Command(
        name = "version",
        description = "Print the version of this program, and its commit.",
        footer = "  talos version")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        console.print("talos " + Objects.requireNonNullElse(version, "unpackaged") + commit() + "\n");
        return ExitCode.DONE;
    }

    /** Of the first manifest in the class path, which is ours, or one that names no commit. */
    private static String commit() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            String commit =
                    in == null ? null : new Manifest(in).getMainAttributes().getValue("Implementation-Commit");
            return commit == null ? "" : " (commit " + commit + ")";
        } catch (IOException _) {
            return "";
        }
    }
}
