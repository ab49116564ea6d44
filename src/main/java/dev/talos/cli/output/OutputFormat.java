package dev.talos.cli.output;

/** What {@code --format} names. */
@FunctionalInterface
public interface OutputFormat {
    /**
     * The result as it is printed, with its last line end.
     *
     * @throws dev.talos.cli.command.CommandFailure when the result does not have what was asked for
     */
    String render(Document result, View view);
}
