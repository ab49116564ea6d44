package dev.talos.cli.remote.keys;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.bulk.BulkSettings;
import dev.talos.cli.remote.bulk.input.InputFormat;
import dev.talos.cli.remote.bulk.input.RowKind;
import dev.talos.model.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a file is imported. */
@Command
final class BatchImportOptions {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            order = 10,
            description = "The file, or - for standard input.")
    private String file = "";

    @Option(
            names = "--input-format",
            paramLabel = "json|ndjson|csv",
            order = 11,
            description = "How the rows stand in it. Default: recognised by the first characters.")
    private @Nullable InputFormat format;

    @Option(
            names = "--dry-run",
            order = 20,
            description = "Have every row checked, duplicates included, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--skip-existing",
            order = 21,
            description = "A row that is there already counts as done, so the same file can be run again.")
    private boolean skipExisting;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            order = 22,
            description = "Write failed rows there, one JSON object to a line: line, code, message, name, actor_id.")
    private @Nullable Path errors;

    @Option(
            names = "--errors-with-keys",
            order = 23,
            description = "Write the keys of failed rows there too; only the owner can read the file then.")
    private boolean errorsWithKeys;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            order = 24,
            description = {
                "Remember there what is done. After a crash the same command goes on from there:",
                "no row is lost and none imported twice. Holds no keys."
            })
    private @Nullable Path checkpoint;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "1000",
            order = 25,
            description = "Rows of one request, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "4",
            order = 26,
            description = "Requests under way at a time, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--retry-for",
            paramLabel = "DURATION",
            defaultValue = "5m",
            order = 27,
            description = {
                "How long a request is tried again when the server is away, overloaded or slow.",
                "0s: never. Default: ${DEFAULT-VALUE}."
            })
    private String retryFor = "";

    /** @throws CommandFailure when options are out of bounds or do not go together */
    BulkSettings settings() {
        return new BulkSettings(
                new BulkSettings.Paths(
                        file, Optional.ofNullable(errors), errorsWithKeys, Optional.ofNullable(checkpoint)),
                new BulkSettings.Rows(Optional.ofNullable(format), RowKind.rawKeys(), dryRun, skipExisting),
                new BulkSettings.Pace(batchSize, concurrency, patience()));
    }

    private Duration patience() {
        return Durations.parse(retryFor)
                .filter(duration -> !duration.isNegative())
                .orElseThrow(() ->
                        CommandFailure.usage("--retry-for is " + retryFor + "; needed is " + Durations.ALLOWED));
    }
}
