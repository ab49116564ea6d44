package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces one key of a collection. */
@Command(
        name = "rotate",
        description = {
            "Replace a key by a new one and revoke it in the same moment. The new key has its own id",
            "and secret; the options change what it would else inherit, and \"\" clears a list. The secret",
            "is shown now and never again; --format jsonpath=$.secret prints it alone. With --quiet only",
            "the new key's id is printed, and the secret is lost."
        },
        footer = "  ${COMMAND-FULL-NAME} 0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70 --scopes payments:read")
final class RotateCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    @Mixin
    private final ChangeOptions changes = new ChangeOptions();

    @Mixin
    private final VisibilityOption visibility = new VisibilityOption();

    RotateCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        changes.writeTo(request);
        visibility.writeTo(request);
        var answer = remote.client().post(ApiPath.member(collection, id) + ":rotate", request);
        NewSecret.print(answer.accepted(), remote);
        return ExitCode.DONE;
    }
}
