package dev.talos.cli.macaroon;

import dev.talos.cli.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands on macaroons. */
@Command(
        name = "macaroon",
        description = "Narrow and look into macaroons. Needs no server.",
        footer = "  talos macaroon inspect - <token.txt")
public final class MacaroonCommand {
    private MacaroonCommand() {}

    /** The group with all its commands. */
    public static CommandLine create(Console console) {
        return new CommandLine(new MacaroonCommand())
                .addSubcommand(new AttenuateCommand(console))
                .addSubcommand(new InspectCommand(console));
    }
}
