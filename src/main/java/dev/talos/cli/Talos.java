package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.doctor.DigestDoctorCommand;
import dev.talos.cli.jwk.JwkCommand;
import dev.talos.cli.macaroon.MacaroonCommand;
import dev.talos.cli.remote.keys.KeysCommand;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The root command. */
@Command(name = "talos", description = "API-key server, client and tools.", footer = "  talos keys verify - <key.txt")
public final class Talos {
    private static final int HELP_WIDTH = 110;

    /** What the JVM puts in place of bytes it cannot decode. A key with such a hole would be another key. */
    private static final char UNREADABLE = '\ufffd';

    private static final String NOT_UTF_8 = "an argument holds bytes that are no text in this locale;"
            + " set LC_ALL=C.UTF-8, or send the key through standard input";

    private Talos() {}

    /** Runs one command in this process and returns its exit code. */
    public static int run(String... args) {
        return run(Console.ofProcess(), args);
    }

    /** Runs one command and returns its exit code. */
    public static int run(Console console, String... args) {
        CommandLine talos = commandLine(console);
        if (Arrays.stream(args).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
            return new FaultPrinter(console).wrongUsage(NOT_UTF_8, talos);
        }
        return talos.execute(args);
    }

    /** All commands, a line for each. */
    static CommandLine commandLine(Console console) {
        GlobalOptions options = new GlobalOptions(console);
        CommandLine talos = new CommandLine(new Talos())
                .addMixin("global", options)
                .addSubcommand(keys(console, options))
                .addSubcommand(JwkCommand.create(console, options))
                .addSubcommand(MacaroonCommand.create(console))
                .addSubcommand(new ServeCommand(console, options))
                .addSubcommand(new MigrateCommand(console, options))
                .addSubcommand(new ConfigCommand(console, options))
                .addSubcommand(new CompletionCommand(console))
                .addSubcommand(new VersionCommand(console))
                .addSubcommand(new AotTrainingCommand());
        configure(talos, console);
        return talos;
    }

    /** The doctor speaks to no server, so the room of the other commands on keys does not know it. */
    private static CommandLine keys(Console console, GlobalOptions options) {
        CommandLine keys = KeysCommand.create(console, options);
        Objects.requireNonNull(keys.getSubcommands().get("imported")).addSubcommand(new DigestDoctorCommand(console));
        return keys;
    }

    /** Settings reach the commands that are there already, so this comes last. */
    private static void configure(CommandLine talos, Console console) {
        FaultPrinter faults = new FaultPrinter(console);
        talos.setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // An argument such as @home is a key like any other, not a file with more arguments.
                .setExpandAtFiles(false);
        shapeHelp(talos);
    }

    private static void shapeHelp(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .requiredOptionMarker('*')
                .footerHeading("%nExample:%n");
        command.getSubcommands().values().forEach(Talos::shapeHelp);
    }
}
