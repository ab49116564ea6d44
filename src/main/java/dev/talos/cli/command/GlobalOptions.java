package dev.talos.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command. They may stand anywhere on the line, and there is one set of them. */
@Command
public final class GlobalOptions {
    private static final String DEFAULT_ENDPOINT = "http://localhost:4420";

    private final Console console;

    @Option(
            names = {"-e", "--endpoint"},
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "The server. Default: $TALOS_URL, else " + DEFAULT_ENDPOINT + ".")
    private @Nullable String endpoint;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            order = 101,
            description =
                    "Sent as a bearer token. Default: $TALOS_ADMIN_TOKEN, which keeps it out of the shell history.")
    private @Nullable String token;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            order = 102,
            description = "The configuration file, for commands that run on the server's side.")
    private @Nullable Path config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, not at the field
    private boolean help;

    public GlobalOptions(Console console) {
        this.console = console;
    }

    public String endpoint() {
        return Optional.ofNullable(endpoint)
                .or(() -> console.variable("TALOS_URL"))
                .orElse(DEFAULT_ENDPOINT);
    }

    public Optional<String> token() {
        return Optional.ofNullable(token).or(() -> console.variable("TALOS_ADMIN_TOKEN"));
    }

    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }
}
