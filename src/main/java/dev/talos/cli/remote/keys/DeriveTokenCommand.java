package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommaLists;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Derives a short-lived token from a key. */
@Command(
        name = "derive-token",
        description = {
            "Derive a short-lived token from a key. It can do no more than the key, and cannot be revoked.",
            "With --quiet the token alone is printed: it is its own id."
        },
        footer = "  talos keys derive-token - --ttl 15m --scopes payments:read --quiet <key.txt")
final class DeriveTokenCommand implements Callable<Integer> {
    /** What kind of token. */
    enum Algorithm {
        JWT,
        MACAROON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final Remote remote;

    @Mixin
    private final CredentialParameter credential = new CredentialParameter();

    @Option(
            names = "--algorithm",
            paramLabel = "KIND",
            defaultValue = "jwt",
            order = 10,
            description = "${COMPLETION-CANDIDATES}. Default: jwt.")
    private Algorithm algorithm = Algorithm.JWT;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            order = 11,
            description = "How long it is good for, as 60s, 15m or 1h30m. Default: set by the server.")
    private @Nullable String ttl;

    @Option(
            names = "--scopes",
            paramLabel = "A,B",
            order = 12,
            description = "What it may do, of the key's scopes. Default: all of them. \"\" for none.")
    private @Nullable List<String> scopes;

    @Option(names = "--claims", paramLabel = "JSON", order = 13, description = "A JSON object with claims of your own.")
    private @Nullable String claims;

    DeriveTokenCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("credential", credential.resolve(remote.console()));
        request.put("algorithm", "TOKEN_ALGORITHM_" + algorithm.name());
        if (ttl != null) {
            request.put("ttl", ttl);
        }
        if (scopes != null) {
            request.set("scopes", Json.array(CommaLists.elements(scopes)));
        }
        if (claims != null) {
            request.set("custom_claims", JsonObjects.parse("--claims", claims));
        }
        var answer = remote.client().post(ApiPath.admin("apiKeys:derive"), request);
        remote.print(answer.accepted().document(), new TokenView());
        return ExitCode.DONE;
    }
}
