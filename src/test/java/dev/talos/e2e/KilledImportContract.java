package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** After an import with five deaths: no row is lost, none is there twice, and every line is accounted for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KilledImportContract {
    private final int rows;
    private final int batchSize;
    private KilledImport killed;

    KilledImportContract(int rows, int batchSize) {
        this.rows = rows;
        this.batchSize = batchSize;
    }

    @BeforeAll
    void run(@TempDir Path directory) throws IOException, InterruptedException {
        killed = new KilledImport(directory, rows, batchSize);
        killed.run();
        assertThat(killed.exitCode()).isEqualTo(4);
    }

    @AfterAll
    void stop() {
        killed.close();
    }

    private int failures() {
        return rows / 1000 * KilledImport.FAILURES_IN_A_THOUSAND;
    }

    @Test
    void every_good_row_verifies() {
        assertThat(killed.missing()).isEmpty();
    }

    @Test
    void none_is_there_twice() {
        assertThat(killed.stored()).isEqualTo(rows - failures());
    }

    @Test
    void the_summary_accounts_for_every_line() throws IOException {
        JsonNode summary = killed.summary();

        assertThat(summary.path("finished").asBoolean()).isTrue();
        assertThat(summary.path("rows").asLong()).isEqualTo(rows);
        assertThat(summary.path("imported").asLong()).isEqualTo(rows - failures());
        assertThat(summary.path("failures").toString())
                .isEqualTo("{\"ALREADY_EXISTS\":" + failures() / 2 + ",\"INVALID_ARGUMENT\":" + failures() / 2 + "}");
    }

    @Test
    void the_errors_tell_each_failed_line_once() {
        List<Integer> failed = killed.failedLines();
        Set<Integer> lines = new HashSet<>(failed);

        assertThat(failed).hasSize(failures()).doesNotHaveDuplicates();
        for (int thousand = 0; thousand < rows; thousand += 1000) {
            assertThat(lines).contains(thousand + 18, thousand + 30);
            // Of two rows with one key either may have come first.
            assertThat(lines.contains(thousand + 1) ^ lines.contains(thousand + 501))
                    .isTrue();
            assertThat(lines.contains(thousand + 691) ^ lines.contains(thousand + 701))
                    .isTrue();
        }
    }
}
