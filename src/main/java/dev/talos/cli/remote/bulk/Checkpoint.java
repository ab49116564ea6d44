package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Json;
import dev.talos.cli.remote.bulk.input.InputIdentity;
import dev.talos.cli.remote.bulk.input.RequestIds;
import dev.talos.cli.remote.bulk.input.RowRanges;
import dev.talos.cli.remote.bulk.input.RowRanges.Range;

/**
 * What is remembered of a run: whose rows, which of them the server has answered for, and what it said in sum. Of a key
 * it holds nothing. It may lag behind: a row that is done and not remembered is sent again under the same request id,
 * and the server finds the key it made of it.
 *
 * @param errorsLength bytes of the errors file that belong to the rows that are done
 */
record Checkpoint(
        RunIdentity identity, RequestIds requestIds, RowRanges done, Tally tally, long errorsLength, boolean finished) {
    private static final int VERSION = 1;

    static Checkpoint ofNewRun(RunIdentity identity) {
        return new Checkpoint(identity, RequestIds.ofNewRun(), new RowRanges(), new Tally(), 0, false);
    }

    String toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("talos_checkpoint", VERSION);
        json.put("run", requestIds.run());
        ObjectNode input = json.putObject("input");
        input.put("bytes", identity.input().bytes());
        input.put("modified", identity.input().modified());
        input.put("head", identity.input().head());
        json.put("rows", identity.rows());
        json.put("endpoint", identity.endpoint());
        json.put("errors", identity.errors());
        json.put("errors_length", errorsLength);
        ArrayNode ranges = json.putArray("done");
        done.ranges().forEach(range -> ranges.addArray().add(range.from()).add(range.to()));
        json.put("imported", tally.imported());
        json.put("existed", tally.existed());
        ObjectNode failed = json.putObject("failed");
        tally.failures().forEach(failed::put);
        json.put("finished", finished);
        return json.toPrettyString() + "\n";
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    static Checkpoint of(JsonNode json) {
        if (json.path("talos_checkpoint").asInt() != VERSION) {
            throw new IllegalArgumentException("no checkpoint of this version");
        }
        JsonNode input = json.path("input");
        RunIdentity identity = new RunIdentity(
                new InputIdentity(
                        input.path("bytes").asLong(),
                        input.path("modified").asText(),
                        input.path("head").asText()),
                json.path("rows").asText(),
                json.path("endpoint").asText(),
                json.path("errors").asText());
        RowRanges done = new RowRanges();
        json.path("done")
                .forEach(range -> done.add(
                        new Range(range.path(0).asLong(-1), range.path(1).asLong(-1))));
        Tally tally = new Tally();
        tally.addImported(json.path("imported").asLong());
        tally.addExisted(json.path("existed").asLong());
        json.path("failed")
                .properties()
                .forEach(
                        code -> tally.addFailures(code.getKey(), code.getValue().asLong()));
        return new Checkpoint(
                identity,
                new RequestIds(json.path("run").asText()),
                done,
                tally,
                json.path("errors_length").asLong(),
                json.path("finished").asBoolean());
    }

    /**
     * This checkpoint, when it is one of that run.
     *
     * @throws CommandFailure naming what differs
     */
    Checkpoint of(RunIdentity wanted) {
        identity.difference(wanted).ifPresent(what -> {
            throw CommandFailure.usage(
                    "--checkpoint is of another import: " + what
                            + "; give another --checkpoint to begin anew, and --skip-existing if some rows are imported already");
        });
        return this;
    }
}
