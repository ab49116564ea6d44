package dev.talos.cli.remote.keys;

import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one key of a collection. */
@Command(
        name = "get",
        description = "Show one key with all its fields.",
        footer = "  ${COMMAND-FULL-NAME} 0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70 --format yaml")
final class GetCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    GetCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        var answer = remote.client().get(ApiPath.member(collection, id));
        remote.print(answer.accepted().document(), new KeyView());
        return ExitCode.DONE;
    }
}
