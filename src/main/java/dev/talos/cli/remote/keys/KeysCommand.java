package dev.talos.cli.remote.keys;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.remote.Remote;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands on keys. */
@Command(
        name = "keys",
        description = "Issue, import, verify, list and revoke API keys.",
        footer = "  talos keys issue \"Checkout\" --actor payment-service --scopes payments:read")
public final class KeysCommand {
    private static final String ISSUED = "issuedApiKeys";
    private static final String IMPORTED = "importedApiKeys";

    private KeysCommand() {}

    /** The group with all its commands. */
    public static CommandLine create(Console console, GlobalOptions options) {
        // One for each command: it holds the values of the command's options.
        Supplier<Remote> remote = () -> new Remote(console, options);
        return new CommandLine(new KeysCommand())
                .addSubcommand(new IssueCommand(remote.get(), ISSUED))
                .addSubcommand(issued(remote))
                .addSubcommand(imported(remote))
                .addSubcommand(new RevokeCommand(remote.get(), "apiKeys"))
                .addSubcommand(new VerifyCommand(remote.get()))
                .addSubcommand(new BatchVerifyCommand(remote.get()))
                .addSubcommand(new DeriveTokenCommand(remote.get()))
                .addSubcommand(new SelfRevokeCommand(remote.get()));
    }

    private static CommandLine issued(Supplier<Remote> remote) {
        return new CommandLine(new IssuedCommand())
                .addSubcommand(new IssueCommand(remote.get(), ISSUED))
                .addSubcommand(new GetCommand(remote.get(), ISSUED))
                .addSubcommand(new ListCommand(remote.get(), ISSUED, "issued_api_keys"))
                .addSubcommand(new UpdateCommand(remote.get(), ISSUED))
                .addSubcommand(new RotateCommand(remote.get(), ISSUED))
                .addSubcommand(new RevokeCommand(remote.get(), ISSUED));
    }

    private static CommandLine imported(Supplier<Remote> remote) {
        return new CommandLine(new ImportedCommand())
                .addSubcommand(new ImportCommand(remote.get()))
                .addSubcommand(new BatchImportCommand(remote.get()))
                .addSubcommand(new GetCommand(remote.get(), IMPORTED))
                .addSubcommand(new ListCommand(remote.get(), IMPORTED, "imported_api_keys"))
                .addSubcommand(new UpdateCommand(remote.get(), IMPORTED))
                .addSubcommand(new RevokeCommand(remote.get(), IMPORTED))
                .addSubcommand(new DeleteCommand(remote.get(), IMPORTED))
                .addSubcommand(new MigrationCommand(remote.get()));
    }
}
