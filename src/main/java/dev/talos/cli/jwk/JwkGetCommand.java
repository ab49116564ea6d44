package dev.talos.cli.jwk;

import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the public keys of a server. */
@Command(
        name = "get",
        description = {
            "Print the JWK set of a server: the public keys with which anyone can verify its tokens.",
            "The format table prints it as indented JSON; --quiet prints the key ids."
        },
        footer = "  talos jwk get --format jsonpath=$.keys[*].kid")
final class JwkGetCommand implements Callable<Integer> {
    private static final String PATH = "/v2alpha1/derivedKeys/jwks.json";

    @Mixin
    private final Remote remote;

    JwkGetCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        remote.print(remote.client().get(PATH).accepted().document(), new JwkSetView());
        return ExitCode.DONE;
    }
}
