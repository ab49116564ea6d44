package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.Cli;
import dev.talos.testing.LegacyRow;
import dev.talos.testing.LegacyStores;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as real stores export them, through the client into a real server. */
class ExportsTest {

    private TestServer server;
    private ApiClient client;

    static Stream<Named<LegacyRow>> stores() {
        return LegacyStores.all().entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(directory);
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_key_from_a_file_of_json_objects_is_valid(LegacyRow row) {
        ObjectNode line =
                ApiClient.object().put("name", "CI").put("actor_id", "7").putNull("ttl");
        line.putArray("scopes").add("orders:read").add("*");
        row.export().columns().forEach(line::put);

        assertMovesIn(row, line + "\n");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void a_key_from_a_csv_file_is_valid(LegacyRow row) {
        List<String> names = new ArrayList<>(List.of("name", "actor_id", "scopes"));
        List<String> cells = new ArrayList<>(List.of("CI", "7", "orders:read *"));
        row.export().columns().forEach((name, cell) -> {
            names.add(name);
            cells.add("\"" + cell + "\"");
        });

        assertMovesIn(row, String.join(",", names) + "\r\n" + String.join(",", cells) + "\r\n");
    }

    private void assertMovesIn(LegacyRow row, String file) {
        Cli.Result result = Cli.against(server.url().toString())
                .reading(file)
                .run(
                        "keys",
                        "imported",
                        "batch-import",
                        "--file",
                        "-",
                        row.export().option(),
                        row.export().value());

        assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
        assertThat(client.verify(row.rawKey()).json().at("/scopes/0").asText()).isEqualTo("orders:read");
    }
}
