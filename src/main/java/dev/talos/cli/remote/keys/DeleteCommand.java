package dev.talos.cli.remote.keys;

import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a key of a collection for good. */
@Command(
        name = "delete",
        description = "Delete a key for good. Nothing of it is kept; revoke it instead to keep the record.",
        footer = "  ${COMMAND-FULL-NAME} 0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70")
final class DeleteCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    DeleteCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        var answer = remote.client().delete(ApiPath.member(collection, id));
        remote.print(answer.accepted().document(), new EndedView(List.of(id)));
        remote.note("deleted " + id);
        return ExitCode.DONE;
    }
}
