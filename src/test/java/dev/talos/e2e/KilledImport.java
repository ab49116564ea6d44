package dev.talos.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An import whose client is killed with SIGKILL three times and whose server twice. Of each thousand rows one is no
 * JSON, one is refused by the server, and two have the key of another row: one nearby, one 500 rows before.
 */
final class KilledImport implements AutoCloseable {
    static final int FAILURES_IN_A_THOUSAND = 4;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path directory;
    private final int rows;
    private final int batchSize;
    private final int port;
    private ServerProcess server;
    private ServerProcess client;

    KilledImport(Path directory, int rows, int batchSize) throws IOException {
        this.directory = directory;
        this.rows = rows;
        this.batchSize = batchSize;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        writeInput();
        this.server = startServer();
        this.client = startClient();
    }

    private void writeInput() throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(directory.resolve("keys.ndjson"))) {
            for (int i = 0; i < rows; i++) {
                file.write(row(i));
                file.write('\n');
            }
        }
    }

    private static String row(int i) {
        return switch (i % 1000) {
            case 17 -> "{\"raw_key\":\"" + key(i) + "\" and so on";
            case 29 -> row(key(i), i, ",\"ttl\":\"never\"");
            case 500 -> row(key(i - 500), i, "");
            case 700 -> row(key(i - 10), i, "");
            default -> row(key(i), i, ",\"scopes\":[\"read\"]");
        };
    }

    private static String row(String key, int i, String more) {
        return "{\"raw_key\":\"" + key + "\",\"name\":\"key " + i + "\",\"actor_id\":\"actor-" + i % 100 + "\"" + more
                + "}";
    }

    private static String key(int i) {
        return "legacy_" + Long.toHexString(i * 0x9e3779b97f4a7c15L) + "_" + i;
    }

    private ServerProcess startServer() {
        return ServerProcess.start(
                directory, Map.of("TALOS_SERVE_HTTP_PORT", Integer.toString(port)), "serve", "--dev");
    }

    private ServerProcess startClient() {
        return ServerProcess.launch(
                directory,
                Map.of("TALOS_URL", "http://127.0.0.1:" + port),
                "keys",
                "imported",
                "batch-import",
                "--file=keys.ndjson",
                "--checkpoint=checkpoint",
                "--errors=errors.ndjson",
                "--format=json",
                "--batch-size=" + batchSize);
    }

    /** Runs the import to its end, with five deaths on the way. */
    void run() throws IOException, InterruptedException {
        for (int death = 1; death <= 5; death++) {
            await((long) rows * death / 6);
            if (death % 2 == 1) {
                client.kill();
                client = startClient();
            } else {
                server.kill();
                server = startServer();
            }
        }
        await(rows);
    }

    /** Waits until so many rows are done as far as the checkpoint knows. */
    private void await(long done) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (done() < done) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("only " + done() + " of " + done + " rows; the client:\n" + client.output());
            }
            Thread.sleep(10);
        }
    }

    private long done() throws IOException {
        Path checkpoint = directory.resolve("checkpoint");
        if (!Files.exists(checkpoint)) {
            return 0;
        }
        JsonNode state = JSON.readTree(Files.readString(checkpoint));
        return state.path("imported").asLong()
                + state.path("failed").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    int exitCode() {
        return client.exitCode();
    }

    /** What the last client printed as its result. */
    JsonNode summary() throws IOException {
        String last = client.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return JSON.readTree(last);
    }

    /** Lines of the input that are told to have failed, in order. */
    List<Integer> failedLines() {
        try (var lines = Files.lines(directory.resolve("errors.ndjson"), UTF_8)) {
            return lines.map(KilledImport::line).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int line(String error) {
        try {
            return JSON.readTree(error).path("line").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good keys that do not verify. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        try (HttpCaller caller = new HttpCaller(server.url())) {
            for (int from = 0; from < rows; from += 100) {
                List<String> keys = new ArrayList<>();
                for (int i = from; i < Math.min(rows, from + 100); i++) {
                    if (!List.of(17, 29, 500, 700).contains(i % 1000)) {
                        keys.add(key(i));
                    }
                }
                List<Boolean> valid = caller.verifyAll(keys);
                for (int i = 0; i < keys.size(); i++) {
                    if (!valid.get(i)) {
                        missing.add(keys.get(i));
                    }
                }
            }
        }
        return missing;
    }

    /** How many keys the server has. */
    long stored() {
        long stored = 0;
        String token = "";
        try (HttpCaller caller = new HttpCaller(server.url())) {
            do {
                JsonNode page = caller.get("/v2alpha1/admin/importedApiKeys?page_size=1000&page_token=" + token)
                        .body();
                stored += page.path("imported_api_keys").size();
                token = page.path("next_page_token").asText();
            } while (!token.isEmpty());
        }
        return stored;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
