package dev.talos.cli.macaroon;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.Group;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands on macaroons. */
@Command(
        name = "macaroon",
        description = "Narrow and look into macaroons. Needs no server.",
        footer = "  talos macaroon inspect - <token.txt")
public final class MacaroonCommand {
    private MacaroonCommand() {}

    /** The group, with those of its commands that the line names. */
    public static CommandLine create(Console console, Set<String> line) {
        return new Group(new CommandLine(new MacaroonCommand()))
                .add("attenuate", () -> new AttenuateCommand(console))
                .add("inspect", () -> new InspectCommand(console))
                .forLine(line);
    }
}
