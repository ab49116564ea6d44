package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import dev.talos.testing.Together;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one SQLite file. */
class TwoServersIT {

    @Test
    void what_one_imports_the_other_verifies(@TempDir Path directory) {
        try (ServerProcess first = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                ServerProcess second = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                HttpCaller one = new HttpCaller(first.url());
                HttpCaller other = new HttpCaller(second.url())) {
            one.importKey("sk_shared");

            assertThat(other.verify("sk_shared").body().get("is_valid").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void of_one_key_imported_through_both_at_once_one_goes_in(@TempDir Path directory) {
        try (ServerProcess first = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                ServerProcess second = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                HttpCaller one = new HttpCaller(first.url());
                HttpCaller other = new HttpCaller(second.url())) {
            List<Integer> statuses = Together.call(
                    20, i -> (i % 2 == 0 ? one : other).importKey("sk_wanted").status());

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }
}
