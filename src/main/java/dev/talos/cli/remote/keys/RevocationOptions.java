package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Why a key is revoked. */
@Command
final class RevocationOptions {
    @Option(names = "--reason", paramLabel = "REASON", order = 10, description = "${COMPLETION-CANDIDATES}.")
    private @Nullable RevocationReason reason;

    @Option(
            names = "--reason-text",
            paramLabel = "TEXT",
            order = 11,
            description = "In your own words; only with privilege_withdrawn.")
    private @Nullable String reasonText;

    ObjectNode toRequest() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        if (reason != null) {
            request.put("reason", reason.wireName());
        }
        if (reasonText != null) {
            request.put("description", reasonText);
        }
        return request;
    }
}
