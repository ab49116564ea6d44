package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Json;
import dev.talos.cli.remote.Remote;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes fields of one key of a collection. */
@Command(
        name = "update",
        description = "Change fields of a key; those not named stay.",
        footer = "  ${COMMAND-FULL-NAME} 0197d2a4-8c3b-7e5f-9a1d-2b3c4d5e6f70 --scopes payments:read")
final class UpdateCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    private final String collection;

    @Parameters(paramLabel = "ID", description = "The key's id.")
    private String id;

    @Option(names = "--name", paramLabel = "NAME", order = 10, description = "What to call it.")
    private @Nullable String name;

    @Mixin
    private final KeySettingsOptions settings = new KeySettingsOptions();

    @Option(
            names = "--update-mask",
            paramLabel = "A,B",
            order = 30,
            description = {
                "The fields to change: name, scopes, metadata, rate_limit_policy, ip_restriction.",
                "Default: those given. A field named here and not given is cleared."
            })
    private @Nullable List<String> updateMask;

    UpdateCommand(Remote remote, String collection) {
        this.remote = remote;
        this.collection = collection;
    }

    @Override
    public Integer call() {
        ObjectNode change = Json.MAPPER.createObjectNode();
        if (name != null) {
            change.put("name", name);
        }
        settings.writeTo(change);
        String path = ApiPath.withQuery(ApiPath.member(collection, id), Map.of("update_mask", mask(change)));
        remote.print(remote.client().patch(path, change).accepted().document(), new KeyView());
        return ExitCode.DONE;
    }

    private String mask(ObjectNode change) {
        String mask = updateMask == null
                ? String.join(
                        ",", change.properties().stream().map(Map.Entry::getKey).toList())
                : String.join(",", CommaLists.elements(updateMask));
        if (mask.isEmpty()) {
            throw CommandFailure.usage("nothing to update: give at least one of --name, --scopes, --metadata,"
                    + " --allowed-cidrs, --rate-limit-quota, --rate-limit-window, --update-mask");
        }
        return mask;
    }
}
