package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.Document;
import dev.talos.cli.output.Table;
import dev.talos.cli.output.View;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What an import came to.
 *
 * @param tally of all runs that belong to it
 * @param earlier rows that were done in earlier runs
 * @param time this run took
 * @param finished whether every row of the input is done
 */
record Summary(Tally tally, long earlier, Duration time, boolean finished, boolean dryRun) {
    private static final double NANOS = 1e9;

    /** For people, on one line. */
    String line() {
        return (dryRun ? "dry run, nothing was written: " : "")
                + tally
                + (earlier > 0 ? ", of these " + earlier + " rows in earlier runs" : "")
                + String.format(Locale.ROOT, "; %.1f s, %d rows/s", seconds(), rate());
    }

    /** For programs. */
    Document document() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("finished", finished);
        json.put("dry_run", dryRun);
        json.put("rows", tally.rows());
        json.put("imported", tally.imported());
        json.put("existed", tally.existed());
        json.put("failed", tally.failed());
        ObjectNode failures = json.putObject("failures");
        tally.failures().forEach(failures::put);
        json.put("rows_in_earlier_runs", earlier);
        json.put("seconds", Math.round(seconds() * 1000) / 1000.0);
        json.put("rows_per_second", rate());
        return Document.of(json);
    }

    private double seconds() {
        return time.toNanos() / NANOS;
    }

    private long rate() {
        return Math.round((tally.rows() - earlier) / Math.max(seconds(), 0.001));
    }

    /** The summary as a table. It has no ids: those of a long import are printed as they come. */
    static final class AsTable implements View {
        @Override
        public String table(JsonNode summary) {
            Table table = Table.ofFields();
            summary.properties().forEach(member -> {
                String heading = member.getKey().toUpperCase(Locale.ROOT).replace('_', ' ');
                if (member.getValue().isObject()) {
                    member.getValue()
                            .properties()
                            .forEach(code -> table.addField(
                                    "  " + code.getKey(), code.getValue().asText()));
                } else {
                    table.addField(heading, member.getValue().asText());
                }
            });
            return table.render();
        }

        @Override
        public List<String> ids(JsonNode summary) {
            return List.of();
        }
    }
}
