package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Remote;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how many keys that were imported as digests have been seen since. */
@Command(
        name = "migration",
        description = {
            "Show, for each scheme by which digests were imported, how many keys there are, how many have been",
            "verified here since, and how many never."
        },
        footer = "  talos keys imported migration")
final class MigrationCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    MigrationCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        var document = remote.client()
                .get(ApiPath.admin("importedApiKeys:migration"))
                .accepted()
                .document();
        remote.print(document, new MigrationView());
        remote.note(conclusion(document.json().path("total")));
        return ExitCode.DONE;
    }

    /** Whether the old system can be switched off. */
    private static String conclusion(JsonNode total) {
        String imported = Fields.text(total, "imported");
        String neverSeen = Fields.text(total, "never_seen");
        if (imported.equals("0")) {
            return "no keys were imported as digests";
        }
        return neverSeen.equals("0")
                ? "all " + imported + " keys have been seen here: the old system can be switched off"
                : neverSeen + " of " + imported + " keys have never been seen here: whoever holds them may still be"
                        + " using the old system";
    }
}
