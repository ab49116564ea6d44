package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.output.Document;
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
import picocli.CommandLine.Parameters;

/** Verifies several credentials, in as few requests as the server allows. */
@Command(
        name = "batch-verify",
        description = {
            "Verify several credentials. The exit code is 0 when all are valid, 4 when some are,",
            "1 when none is. With --quiet a line for each: its key id, or - when it is not valid."
        },
        footer = "  talos keys batch-verify - <keys.txt")
final class BatchVerifyCommand implements Callable<Integer> {
    private static final int MOST_PER_REQUEST = 100;

    @Mixin
    private final Remote remote;

    @Parameters(
            paramLabel = "CREDENTIAL",
            arity = "1..*",
            description = {"The keys or tokens, or a single - to read them from standard input,", "one to a line."})
    private List<String> credentials;

    @Option(names = "--no-cache", order = 10, description = "Have the server look into its database.")
    private boolean noCache;

    BatchVerifyCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        List<String> all = credentials();
        TalosClient client = remote.client();
        if (all.size() <= MOST_PER_REQUEST) {
            Answer answer = verify(client, all);
            return finish(answer.document());
        }
        ObjectNode merged = Json.MAPPER.createObjectNode();
        ArrayNode results = merged.putArray("results");
        for (int start = 0; start < all.size(); start += MOST_PER_REQUEST) {
            List<String> some = all.subList(start, Math.min(all.size(), start + MOST_PER_REQUEST));
            verify(client, some).json().path("results").forEach(results::add);
        }
        return finish(Document.of(merged));
    }

    private List<String> credentials() {
        if (credentials.size() != 1 || !StandardInput.isMeant(credentials.getFirst())) {
            return credentials;
        }
        List<String> lines = StandardInput.read(remote.console()).lines().toList();
        if (lines.isEmpty()) {
            throw CommandFailure.usage("standard input is empty");
        }
        return lines;
    }

    private Answer verify(TalosClient client, List<String> some) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        ArrayNode requests = request.putArray("requests");
        some.forEach(credential -> requests.addObject().put("credential", credential));
        String path = ApiPath.admin("apiKeys:batchVerify");
        return (noCache ? client.postUncached(path, request) : client.post(path, request)).accepted();
    }

    private int finish(Document result) {
        remote.print(result, new VerdictListView());
        int valid = 0;
        int invalid = 0;
        for (JsonNode verdict : result.json().path("results")) {
            if (VerdictView.isValid(verdict)) {
                valid++;
            } else {
                invalid++;
            }
        }
        return ExitCode.ofBatch(valid, invalid);
    }
}
