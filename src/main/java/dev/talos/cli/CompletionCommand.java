package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes the commands and options of this program. */
@Command(
        name = "completion",
        description = "Print a completion script for your shell.",
        footer = {
            "  source <(talos completion bash)",
            "  source <(talos completion zsh)",
            "  talos completion fish >~/.config/fish/completions/talos.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    /** A shell that can be served. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Console console;
    private final Supplier<CommandLine> talos;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** @param talos makes the root command, with all there are */
    CompletionCommand(Console console, Supplier<CommandLine> talos) {
        this.console = console;
        this.talos = talos;
    }

    @Override
    public Integer call() {
        CommandLine root = talos.get();
        console.print(
                switch (shell) {
                    // The script of picocli loads bashcompinit when it runs in zsh.
                    case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
                    case FISH -> FishCompletion.script(root.getCommandSpec());
                });
        return ExitCode.DONE;
    }
}
