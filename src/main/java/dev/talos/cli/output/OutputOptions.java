package dev.talos.cli.output;

import dev.talos.cli.command.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a client command prints its result. */
@Command
public final class OutputOptions {
    private final Console console;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            order = 90,
            converter = OutputFormatConverter.class,
            description = {
                "table (default), json (the answer as it came), json-pretty, yaml,",
                "jsonpath=EXPR or jsonpointer=PTR."
            })
    private OutputFormat format = (result, view) -> view.table(result.json());

    @Option(
            names = {"-q", "--quiet"},
            order = 91,
            description = "Print ids only, one to a line, and no notes. Wins over --format.")
    private boolean quiet;

    public OutputOptions(Console console) {
        this.console = console;
    }

    /** Prints a result to stdout. */
    public void print(Document result, View view) {
        console.print(quiet ? ids(result, view) : format.render(result, view));
    }

    public boolean isQuiet() {
        return quiet;
    }

    /** Prints a note to stderr. */
    public void note(String note) {
        if (!quiet) {
            console.err().println(DisplayText.safe(note));
        }
    }

    private static String ids(Document result, View view) {
        StringBuilder lines = new StringBuilder();
        view.ids(result.json()).forEach(id -> lines.append(DisplayText.safe(id)).append('\n'));
        return lines.toString();
    }
}
