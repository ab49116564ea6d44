package dev.talos.cli.remote.keys;

import dev.talos.cli.remote.Remote;
import dev.talos.cli.remote.bulk.BulkImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Imports the keys of a file. */
@Command(
        name = "batch-import",
        description = {
            "Import the keys of a file of any size: a JSON array, NDJSON (one object to a line) or CSV.",
            "A JSON row has the fields of the API: raw_key, name, actor_id; scopes, ttl, metadata and the rest",
            "as needed. A CSV file has a header with the columns raw_key, name, actor_id and, as needed, scopes,",
            "ttl, metadata, visibility, allowed_cidrs, rate_limit_quota, rate_limit_window, request_id; lists are",
            "separated by blanks, metadata is JSON. One bad row does not stop the others.",
            "Up to 1000 rows each one's result is printed, of more the sum.",
            "The exit code is 0 when all were imported, 4 when some were, 1 when none was."
        },
        footer = {
            "  talos keys imported batch-import --file - <<'JSON'",
            "  [{\"raw_key\": \"ghp_1\", \"name\": \"GitHub PAT\", \"actor_id\": \"dev-team\"}]",
            "  JSON",
            "  talos keys imported batch-import --file keys.csv --checkpoint keys.checkpoint --errors failed.ndjson"
        })
final class BatchImportCommand implements Callable<Integer> {
    @Mixin
    private final Remote remote;

    @Mixin
    private final BatchImportOptions options = new BatchImportOptions();

    BatchImportCommand(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return new BulkImport(remote, options.settings()).run();
    }
}
