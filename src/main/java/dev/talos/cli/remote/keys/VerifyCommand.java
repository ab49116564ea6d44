package dev.talos.cli.remote.keys;

import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Json;
import dev.talos.cli.remote.Remote;
import dev.talos.cli.remote.TalosClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies one credential. */
@Command(
        name = "verify",
        description = "Verify a credential. The exit code is 1 when it is not valid.",
        footer = "  talos keys verify - <key.txt")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    @Parameters(
            paramLabel = "CREDENTIAL",
            description = {
                "The key or token, or - to read it from standard input, which keeps it out of the",
                "shell history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String credential;

    @Option(names = "--no-cache", order = 10, description = "Have the server look into its database.")
    private boolean noCache;

    VerifyCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        var request =
                Json.MAPPER.createObjectNode().put("credential", StandardInput.resolve(credential, remote.console()));
        TalosClient client = remote.client();
        String path = ApiPath.admin("apiKeys:verify");
        var answer = noCache ? client.postUncached(path, request) : client.post(path, request);
        remote.print(answer.accepted().document(), new VerdictView());
        return VerdictView.isValid(answer.json()) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
