package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.command.Group;
import dev.talos.cli.doctor.DigestDoctorCommand;
import dev.talos.cli.jwk.JwkCommand;
import dev.talos.cli.macaroon.MacaroonCommand;
import dev.talos.cli.remote.keys.KeysCommand;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

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

    /** Runs one command, closes what it opened in the console, and returns its exit code. */
    public static int run(Console console, String... args) {
        try (console) {
            return execute(console, args);
        }
    }

    private static int execute(Console console, String... args) {
        CommandLine named = commandLine(console, Set.copyOf(Arrays.asList(args)));
        if (Arrays.stream(args).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
            return new FaultPrinter(console).wrongUsage(NOT_UTF_8, named);
        }
        return (isUnderstood(named, args) ? named : commandLine(console)).execute(args);
    }

    /** Whether no other commands are needed, as they are for help and to say what there is in place of a wrong name. */
    private static boolean isUnderstood(CommandLine talos, String... args) {
        try {
            return talos.parseArgs(args).asCommandLineList().stream().noneMatch(CommandLine::isUsageHelpRequested);
        } catch (ParameterException _) {
            return false;
        }
    }

    /** All commands. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, Set.of());
    }

    /** The commands that a line names, and of a group of which it names none, all. */
    private static CommandLine commandLine(Console console, Set<String> line) {
        GlobalOptions options = new GlobalOptions(console);
        CommandLine talos = new Group(new CommandLine(new Talos()).addMixin("global", options))
                .add("keys", () -> keys(console, options, line))
                .add("jwk", () -> JwkCommand.create(console, options, line))
                .add("macaroon", () -> MacaroonCommand.create(console, line))
                .add("serve", () -> new ServeCommand(console, options))
                .add("migrate", () -> new MigrateCommand(console, options))
                .add("config", () -> new ConfigCommand(console, options))
                .add("completion", () -> new CompletionCommand(console, () -> commandLine(console)))
                .add("version", () -> new VersionCommand(console))
                .add("aot-training", AotTrainingCommand::new)
                .forLine(line);
        configure(talos, console);
        return talos;
    }

    /** The doctor speaks to no server, so the room of the other commands on keys does not know it. */
    private static CommandLine keys(Console console, GlobalOptions options, Set<String> line) {
        CommandLine keys = KeysCommand.create(console, options, line);
        CommandLine imported = keys.getSubcommands().get("imported");
        if (imported != null) {
            imported.addSubcommand(new DigestDoctorCommand(console));
        }
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
