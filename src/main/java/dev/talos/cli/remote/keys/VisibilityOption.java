package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who may see a new key. It cannot be changed later. */
@Command
final class VisibilityOption {
    @Option(
            names = "--visibility",
            paramLabel = "WHO",
            order = 25,
            description = "${COMPLETION-CANDIDATES}. A public key may be shown, in a browser for example.")
    private @Nullable Visibility visibility;

    /** Adds the field to a request when it was given. */
    void writeTo(ObjectNode request) {
        if (visibility != null) {
            request.put("visibility", visibility.wireName());
        }
    }
}
