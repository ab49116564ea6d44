package dev.talos.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command. */
@Command(
        name = "talos",
        description = "API-key server, client and tools.",
        subcommands = {VersionCommand.class, AotTrainingCommand.class})
public final class Talos {
    /** Runs one command and returns the exit code of the process. */
    public static int run(String... args) {
        return new CommandLine(new Talos()).execute(args);
    }
}
