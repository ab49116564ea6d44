package dev.talos.cli.jwk;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.command.Group;
import dev.talos.cli.remote.Remote;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands on JSON Web Keys. */
@Command(
        name = "jwk",
        description = "Make keys for derived tokens, and get those of a server.",
        footer = "  talos jwk generate eddsa --jwks -o signing-keys.json")
public final class JwkCommand {
    private JwkCommand() {}

    /** The group, with those of its commands that the line names. */
    public static CommandLine create(Console console, GlobalOptions options, Set<String> line) {
        return new Group(new CommandLine(new JwkCommand()))
                .add("generate", () -> new JwkGenerateCommand(console))
                .add("get", () -> new JwkGetCommand(new Remote(console, options)))
                .forLine(line);
    }
}
