package dev.talos.cli.remote.bulk;

import dev.talos.http.Limits;
import dev.talos.storage.StoreException;
import dev.talos.testing.Cli;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Imports by the command line against a real server, whose store a test can make fail. */
abstract class WithImports {

    @TempDir
    Path directory = Path.of("");

    final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    TestServer server;
    Path checkpoint;
    Path errors;

    @BeforeEach
    void start() {
        server = TestServer.start(directory, Limits.usual(), store -> new GatedStore(store, gate));
        checkpoint = directory.resolve("checkpoint");
        errors = directory.resolve("errors.ndjson");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Cli.Result importing(String file, String... more) {
        return importingTo(server.url().toString(), file, more);
    }

    static Cli.Result importingTo(String url, String file, String... more) {
        String[] line = {"keys", "imported", "batch-import", "--file", file};
        return Cli.against(url)
                .run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new));
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"raw_key\":\"k" + i + "\",\"name\":\"n" + i + "\",\"actor_id\":\"a\"}")
                .collect(Collectors.joining("\n"));
    }

    /** The store fails from one call to before another. */
    void failBetween(int from, int to) {
        AtomicInteger calls = new AtomicInteger();
        gate.set(() -> {
            int call = calls.getAndIncrement();
            if (call >= from && call < to) {
                throw new StoreException.Unavailable("away for a while", null);
            }
        });
    }

    long stored() {
        gate.set(() -> {});
        return Cli.against(server.url().toString())
                .run("keys", "imported", "list", "--all", "-q")
                .stdout()
                .lines()
                .count();
    }
}
