package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of a key can be said anew. */
@Command
final class ChangeOptions {
    @Option(names = "--name", paramLabel = "NAME", order = 10, description = "What to call it.")
    private @Nullable String name;

    @Mixin
    private final KeySettingsOptions settings = new KeySettingsOptions();

    /** Adds the fields that were given to a request. */
    void writeTo(ObjectNode request) {
        if (name != null) {
            request.put("name", name);
        }
        settings.writeTo(request);
    }
}
