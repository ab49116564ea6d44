package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.ServerProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed with SIGKILL while four clients import; then another one looks at what is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuddenDeathIT {

    /** Rows of one transaction: a batch of a thousand takes two. */
    private static final int CHUNK = 500;

    private static final int ACKNOWLEDGED_BEFORE_DEATH = 20;

    private final ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final List<List<Boolean>> chunksFound = new ArrayList<>();
    private final List<Boolean> acknowledgedFound = new ArrayList<>();

    @BeforeAll
    void die_and_come_back(@TempDir Path directory) throws InterruptedException {
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev")) {
            importUntilDeath(server);
        }
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "serve", "--dev");
                HttpCaller caller = new HttpCaller(server.url())) {
            for (int batch = 0; batch < started.get(); batch++) {
                List<Boolean> found = found(caller, rawKeys(batch));
                chunksFound.add(found.subList(0, CHUNK));
                chunksFound.add(found.subList(CHUNK, 2 * CHUNK));
                if (acknowledged.contains(batch)) {
                    acknowledgedFound.addAll(found);
                }
            }
        }
    }

    private void importUntilDeath(ServerProcess server) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_DEATH);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                HttpCaller caller = new HttpCaller(server.url())) {
            for (int i = 0; i < 4; i++) {
                clients.execute(() -> importUntilCut(caller, enough));
            }
            enough.await();
            server.kill();
        }
    }

    private void importUntilCut(HttpCaller caller, CountDownLatch enough) {
        try {
            while (true) {
                int batch = started.getAndIncrement();
                if (caller.importAll(rawKeys(batch))
                                .body()
                                .path("success_count")
                                .asInt()
                        == 2 * CHUNK) {
                    acknowledged.add(batch);
                    enough.countDown();
                }
            }
        } catch (UncheckedIOException _) {
            // The server is dead: this is where its clients stop.
        }
    }

    private static List<Boolean> found(HttpCaller caller, List<String> rawKeys) {
        List<Boolean> found = new ArrayList<>();
        for (int from = 0; from < rawKeys.size(); from += 100) {
            found.addAll(caller.verifyAll(rawKeys.subList(from, from + 100)));
        }
        return found;
    }

    private static List<String> rawKeys(int batch) {
        return IntStream.range(0, 2 * CHUNK)
                .mapToObj(i -> "key-%d-%d".formatted(batch, i))
                .toList();
    }

    @Test
    void every_acknowledged_key_verifies() {
        assertThat(acknowledgedFound)
                .hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_DEATH * 2 * CHUNK)
                .doesNotContain(false);
    }

    @Test
    void no_chunk_is_half_there() {
        assertThat(chunksFound).allMatch(chunk -> Collections.frequency(chunk, chunk.getFirst()) == chunk.size());
    }
}
