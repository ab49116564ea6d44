package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        console.print(
                switch (shell) {
                    // The script of picocli loads bashcompinit when it runs in zsh.
                    case BASH, ZSH -> AutoComplete.bash(spec.root().name(), root);
                    case FISH -> FishCompletion.script(root.getCommandSpec());
                });
        return ExitCode.DONE;
    }
}
