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
            names = "--hashed",
            paramLabel = "SCHEME",
            order = 12,
            description = {
                "The rows have a digest in place of raw_key, made in this way: ALGORITHM[:ENCODING][:PART], as",
                "sha256:hex, sha256:hex:after_first:| or hmac-sha256@SECRET:base64. Salted ones (pbkdf2-sha256,",
                "bcrypt, argon2id) need a column too: lookup_prefix, lookup_suffix, or lookup_id with",
                "lookup_id_before."
            })
    private @Nullable String hashed;

    @Option(
            names = "--from",
            paramLabel = "STORE",
            order = 13,
            description = {
                "The rows have the digests of a well-known store, in its own columns: unkey (hash),",
                "better-auth (key), sanctum (token), prefixed-api-key (longTokenHash), drf (hashed_key, prefix),",
                "gitea (token_hash, token_salt, token_last_eight)."
            })
    private @Nullable String from;

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
                new BulkSettings.Rows(Optional.ofNullable(format), kind(), dryRun, skipExisting),
                new BulkSettings.Pace(batchSize, concurrency, patience()));
    }

    private RowKind kind() {
        if (hashed != null && from != null) {
            throw CommandFailure.usage("--hashed and --from say the same thing; give one of them");
        }
        if (hashed != null) {
            return RowKind.digests(hashed);
        }
        return from == null ? RowKind.rawKeys() : RowKind.preset(from);
    }

    private Duration patience() {
        return Durations.parse(retryFor)
                .filter(duration -> !duration.isNegative())
                .orElseThrow(
                        () -> CommandFailure.usage("--retry-for is " + retryFor + "; needed is " + Durations.ALLOWED));
    }
}
