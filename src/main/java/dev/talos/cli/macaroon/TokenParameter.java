package dev.talos.cli.macaroon;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.StandardInput;
import dev.talos.credential.macaroon.MacaroonReading;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.crypto.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The macaroon that a command is about. */
@Command
final class TokenParameter {
    @Parameters(
            paramLabel = "TOKEN",
            description = {
                "The macaroon, or - to read it from standard input, which keeps it out of the shell",
                "history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String token = "";

    /**
     * Reads the macaroon.
     *
     * @throws CommandFailure that says what is wrong, and nothing of the token
     */
    MacaroonReading.Parsed read(Console console) {
        Secret text = Secret.of(StandardInput.resolve(token, console));
        return switch (MacaroonText.read(text)) {
            case MacaroonReading.Parsed parsed -> parsed;
            case MacaroonReading.Malformed(String reason) ->
                throw CommandFailure.failed("INVALID_FORMAT", "this is no macaroon: " + reason);
            case MacaroonReading.ThirdParty(int caveat) ->
                throw CommandFailure.failed(
                        "INVALID_FORMAT",
                        "caveat " + caveat
                                + " is one that a third party has to discharge; Talos knows no such caveats");
        };
    }
}
