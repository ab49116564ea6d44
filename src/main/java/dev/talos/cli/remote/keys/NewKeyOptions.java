package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said of a key when it is made. */
@Command
final class NewKeyOptions {
    @Parameters(paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(names = "--actor", paramLabel = "ID", required = true, order = 10, description = "Who the key belongs to.")
    private String actor = "";

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            order = 11,
            description = "How long it is good for, as 3600s, 1h30m, 30d, 6mo or 1y. Default: set by the server.")
    private @Nullable String ttl;

    @Mixin
    private final KeySettingsOptions settings = new KeySettingsOptions();

    @Mixin
    private final VisibilityOption visibility = new VisibilityOption();

    @Option(
            names = "--request-id",
            paramLabel = "ID",
            order = 26,
            description = "Makes repeating safe: the same id again returns the key that was made first.")
    private @Nullable String requestId;

    /** Adds the fields that were given to a request. */
    void writeTo(ObjectNode request) {
        request.put("name", name);
        request.put("actor_id", actor);
        if (ttl != null) {
            request.put("ttl", ttl);
        }
        settings.writeTo(request);
        visibility.writeTo(request);
        if (requestId != null) {
            request.put("request_id", requestId);
        }
    }
}
