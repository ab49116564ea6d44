package dev.talos.storage.sql;

import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.Quota;
import dev.talos.testing.Together;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one file: neither queue of writers knows of the other, only the transactions do. */
final class SharedQuotaTest {

    @TempDir
    private Path directory;

    @Test
    void two_servers_do_not_exceed_a_quota_together() {
        Path file = directory.resolve("keys.db");
        try (Database one = SqliteTesting.migrated(file);
                Database other = SqliteTesting.open(file)) {
            List<InsertOutcome> outcomes = Together.call(
                    40,
                    i -> (i % 2 == 0 ? one : other)
                            .keyStore()
                            .insertImported(NetworkId.NIL, List.of(imported(NetworkId.NIL, "raw " + i)), new Quota(10))
                            .getFirst());
            assertThat(outcomes)
                    .filteredOn(InsertOutcome.Inserted.class::isInstance)
                    .hasSize(10);
        }
    }
}
