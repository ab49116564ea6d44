package dev.talos.cli.remote.keys;

import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a key of a collection; that of all keys is {@code apiKeys}. */
@Command(
        name = "revoke",
        description = "Revoke a key. It stays for the record and can never be used again.",
        footer = "  ${COMMAND-FULL-NAME} 0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70 --reason superseded")
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    @Mixin
    private final RevocationOptions revocation = new RevocationOptions();

    RevokeCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        var answer = remote.client().post(ApiPath.member(collection, id) + ":revoke", revocation.toRequest());
        remote.print(answer.accepted().document(), new EndedView(List.of(id)));
        remote.note("revoked " + id);
        return ExitCode.DONE;
    }
}
