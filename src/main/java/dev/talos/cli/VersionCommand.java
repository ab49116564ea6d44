package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version that the build wrote into the jar's manifest. */
@Command(name = "version", description = "Print the version of this program.", footer = "  talos version")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        console.print("talos " + Objects.requireNonNullElse(version, "unpackaged") + "\n");
        return ExitCode.DONE;
    }
}
