package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.remote.Json;
import dev.talos.cli.remote.Remote;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Revokes the key one holds, without any other right than holding it. */
@Command(
        name = "self-revoke",
        description = "Revoke the key you hold, for example one that leaked. Needs no token.",
        footer = "  talos keys self-revoke - --reason key_compromise <leaked.txt")
final class SelfRevokeCommand implements Callable<Integer> {
    private static final String PATH = "/v2alpha1/apiKeys:selfRevoke";

    @Mixin
    private final Remote remote;

    @Parameters(
            paramLabel = "CREDENTIAL",
            description = {
                "The key, or - to read it from standard input, which keeps it out of the shell",
                "history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String credential;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            order = 10,
            description = "${COMPLETION-CANDIDATES}. The server refuses the last: it is not the holder's to say.")
    private @Nullable RevocationReason reason;

    SelfRevokeCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("credential", StandardInput.resolve(credential, remote.console()));
        if (reason != null) {
            request.put("reason", reason.wireName());
        }
        var answer = remote.client().post(PATH, request);
        remote.print(answer.accepted().document(), new EndedView(List.of()));
        remote.note("revoked");
        return ExitCode.DONE;
    }
}
