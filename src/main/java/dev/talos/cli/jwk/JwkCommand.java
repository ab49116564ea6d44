package dev.talos.cli.jwk;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.remote.Remote;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands on JSON Web Keys. */
@Command(
        name = "jwk",
        description = "Make keys for derived tokens, and get those of a server.",
        footer = "  talos jwk generate eddsa --jwks -o signing-keys.json")
public final class JwkCommand {
    private JwkCommand() {}

    /** The group with all its commands. */
    public static CommandLine create(Console console, GlobalOptions options) {
        return new CommandLine(new JwkCommand())
                .addSubcommand(new JwkGenerateCommand(console))
                .addSubcommand(new JwkGetCommand(new Remote(console, options)));
    }
}
