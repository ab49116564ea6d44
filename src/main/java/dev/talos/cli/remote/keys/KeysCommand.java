package dev.talos.cli.remote.keys;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.command.Group;
import dev.talos.cli.remote.Remote;
import java.util.Set;
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

    /** The group, with those of its commands that the line names. */
    public static CommandLine create(Console console, GlobalOptions options, Set<String> line) {
        // One for each command: it holds the values of the command's options.
        Supplier<Remote> remote = () -> new Remote(console, options);
        return new Group(new CommandLine(new KeysCommand()))
                .add("issue", () -> new IssueCommand(remote.get(), ISSUED))
                .add("issued", () -> issued(remote, line))
                .add("imported", () -> imported(remote, line))
                .add("revoke", () -> new RevokeCommand(remote.get(), "apiKeys"))
                .add("verify", () -> new VerifyCommand(remote.get()))
                .add("batch-verify", () -> new BatchVerifyCommand(remote.get()))
                .add("derive-token", () -> new DeriveTokenCommand(remote.get()))
                .add("self-revoke", () -> new SelfRevokeCommand(remote.get()))
                .forLine(line);
    }

    private static CommandLine issued(Supplier<Remote> remote, Set<String> line) {
        return new Group(new CommandLine(new IssuedCommand()))
                .add("issue", () -> new IssueCommand(remote.get(), ISSUED))
                .add("get", () -> new GetCommand(remote.get(), ISSUED))
                .add("list", () -> new ListCommand(remote.get(), ISSUED, "issued_api_keys"))
                .add("update", () -> new UpdateCommand(remote.get(), ISSUED))
                .add("rotate", () -> new RotateCommand(remote.get(), ISSUED))
                .add("revoke", () -> new RevokeCommand(remote.get(), ISSUED))
                .forLine(line);
    }

    private static CommandLine imported(Supplier<Remote> remote, Set<String> line) {
        return new Group(new CommandLine(new ImportedCommand()))
                .add("import", () -> new ImportCommand(remote.get()))
                .add("batch-import", () -> new BatchImportCommand(remote.get()))
                .add("get", () -> new GetCommand(remote.get(), IMPORTED))
                .add("list", () -> new ListCommand(remote.get(), IMPORTED, "imported_api_keys"))
                .add("update", () -> new UpdateCommand(remote.get(), IMPORTED))
                .add("revoke", () -> new RevokeCommand(remote.get(), IMPORTED))
                .add("delete", () -> new DeleteCommand(remote.get(), IMPORTED))
                .add("migration", () -> new MigrationCommand(remote.get()))
                .forLine(line);
    }
}
