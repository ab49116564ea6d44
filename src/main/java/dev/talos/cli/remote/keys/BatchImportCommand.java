package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.ApiPath;
import dev.talos.cli.remote.Json;
import dev.talos.cli.remote.Remote;
import dev.talos.cli.remote.TalosClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Imports the keys of a file. */
@Command(
        name = "batch-import",
        description = {
            "Import the keys of a JSON array. An item has the fields of the API: raw_key, name, actor_id;",
            "scopes, ttl, metadata and the rest as needed. One bad item does not stop the others.",
            "The exit code is 0 when all were imported, 4 when some were, 1 when none was."
        },
        footer = {
            "  talos keys imported batch-import --file - <<'JSON'",
            "  [{\"raw_key\": \"ghp_1\", \"name\": \"GitHub PAT\", \"actor_id\": \"dev-team\"}]",
            "  JSON"
        })
final class BatchImportCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            order = 10,
            description = "The file, or - for standard input.")
    private String file = "";

    BatchImportCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        TalosClient client = remote.client();
        List<JsonNode> items = ImportFile.read(file, remote.console());
        BatchResult result = new BatchResult();
        try {
            for (List<JsonNode> chunk : ImportChunks.cut(items)) {
                result.add(send(client, chunk), chunk.size());
            }
        } catch (CommandFailure failure) {
            throw stopped(result, items, failure);
        }
        remote.print(result.document(), new BatchImportView(items));
        result.refusalOfAll().ifPresent(refusal -> {
            throw refusal;
        });
        remote.note("imported " + result.succeeded() + ", failed " + result.failed());
        return ExitCode.ofBatch(result.succeeded(), result.failed());
    }

    private static Answer send(TalosClient client, List<JsonNode> chunk) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.putArray("requests").addAll(chunk);
        return client.post(ApiPath.admin("importedApiKeys:batchImport"), request);
    }

    /** What became of the items so far is not lost when a later request fails. */
    private CommandFailure stopped(BatchResult result, List<JsonNode> items, CommandFailure failure) {
        if (result.answered() == 0) {
            return failure;
        }
        remote.print(result.document(), new BatchImportView(items));
        return failure.after(
                result.succeeded(),
                "stopped at item " + result.answered() + " of " + items.size() + ": " + failure.getMessage());
    }
}
