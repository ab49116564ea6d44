package dev.talos.cli.remote;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.output.Document;
import dev.talos.cli.output.OutputOptions;
import dev.talos.cli.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What each command that speaks to a server works with: the server, and how its answers are printed. */
@Command
public final class Remote {
    private final Console console;
    private final GlobalOptions options;

    @Mixin
    private final OutputOptions output;

    public Remote(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
        this.output = new OutputOptions(console);
    }

    /** A client for the server the options name, until the command is over. */
    public TalosClient client() {
        TalosClient client = new TalosClient(options);
        console.closeLater(client::close);
        return client;
    }

    public Console console() {
        return console;
    }

    /** Prints a result to stdout. */
    public void print(Document result, View view) {
        output.print(result, view);
    }

    /** Whether the user wants ids only. */
    public boolean isQuiet() {
        return output.isQuiet();
    }

    /** Prints a note to stderr, unless the user wants quiet. */
    public void note(String note) {
        output.note(note);
    }
}
