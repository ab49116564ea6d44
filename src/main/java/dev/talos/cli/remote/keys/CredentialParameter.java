package dev.talos.cli.remote.keys;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.StandardInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The one credential that a command is about. */
@Command
final class CredentialParameter {
    @Parameters(
            paramLabel = "CREDENTIAL",
            description = {
                "The key or token, or - to read it from standard input, which keeps it out of the",
                "shell history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String credential = "";

    /**
     * The credential itself, read in if need be.
     *
     * @throws CommandFailure when standard input cannot be used
     */
    String resolve(Console console) {
        return StandardInput.resolve(credential, console);
    }
}
