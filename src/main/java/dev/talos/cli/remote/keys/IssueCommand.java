package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes one key. */
@Command(
        name = "issue",
        description = {
            "Make a key. Its secret is shown now and never again; --format jsonpath=$.secret prints it",
            "alone. With --quiet only the key's id is printed, and the secret is lost."
        },
        footer = "  ${COMMAND-FULL-NAME} \"Checkout\" --actor payment-service --scopes payments:read --ttl 90d")
final class IssueCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Mixin
    private final NewKeyOptions key = new NewKeyOptions();

    IssueCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        key.writeTo(request);
        var answer = remote.client().post(ApiPath.admin(collection), request).accepted();
        NewSecret.print(answer, remote);
        return ExitCode.DONE;
    }
}
