package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Json;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports one key. */
@Command(
        name = "import",
        description = "Import one key. The server keeps a keyed digest of it, never the key itself.",
        footer = {
            "  talos keys imported import \"Stripe production key\" --raw-key - \\",
            "      --actor payment-service --scopes payments:read,payments:write <stripe-key.txt"
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    @Parameters(paramLabel = "NAME", description = "What to call it.")
    private String name;

    @Option(
            names = "--raw-key",
            paramLabel = "KEY",
            required = true,
            order = 9,
            description = {
                "The key itself, or - to read it from standard input, which keeps it out of the",
                "shell history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String rawKey = "";

    @Mixin
    private final NewKeyOptions key = new NewKeyOptions();

    ImportCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("raw_key", StandardInput.resolve(rawKey, remote.console()));
        request.put("name", name);
        key.writeTo(request);
        var answer = remote.client().post(ApiPath.admin("importedApiKeys"), request);
        remote.print(answer.accepted().document(), new KeyView());
        return ExitCode.DONE;
    }
}
