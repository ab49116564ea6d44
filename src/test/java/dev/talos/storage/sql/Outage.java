package dev.talos.storage.sql;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.batch;
import static dev.talos.testing.ApiClient.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.testing.ApiClient;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.Eventually;
import dev.talos.testing.TestServer;
import dev.talos.testing.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A database that dies in the middle of verifications and imports and comes back, and what their callers saw of it. */
final class Outage {

    static final int BATCH = 200;

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration BEFORE = Duration.ofMillis(1500);
    private static final Duration AFTER = Duration.ofMillis(500);
    private static final int VERIFIERS = 4;
    private static final int IMPORTERS = 2;
    private static final int VERIFIED_AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final String database;
    private final DatabaseProcess process;
    private final TestServer server;
    private final ApiClient client;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<Timed> verifications = new ConcurrentLinkedQueue<>();
    private final Map<String, Timed> batches = new ConcurrentHashMap<>();
    private final Queue<Timed> readinessWhileGone = new ConcurrentLinkedQueue<>();
    private final Queue<Timed> livenessWhileGone = new ConcurrentLinkedQueue<>();

    private Outage(String database, DatabaseProcess process) {
        this.database = database;
        this.process = process;
        process.create("outage");
        this.server = TestServer.on(process.dsn("outage"));
        this.client = new ApiClient(server.url());
    }

    /** Returns when it is over. */
    static Outage lived(String database, DatabaseProcess process) throws InterruptedException, ExecutionException {
        Outage outage = new Outage(database, process);
        outage.live();
        return outage;
    }

    private void live() throws InterruptedException, ExecutionException {
        client.imported("known");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            IntStream.range(0, VERIFIERS).forEach(_ -> callers.add(threads.submit(this::verify)));
            IntStream.range(0, IMPORTERS)
                    .forEach(i -> callers.add(threads.submit(() -> importBatches("importer " + i))));
            try {
                rest(BEFORE);
                process.kill();
                gone.set(true);
                callers.add(threads.submit(this::watch));
                rest(TIME);
                gone.set(false);
                process.restart();
                Eventually.await(() -> client.get("/health/ready").status() == 200);
                rest(AFTER);
            } finally {
                gone.set(false);
                over.set(true);
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void verify() {
        while (!over.get()) {
            verifications.add(Timed.of(() -> client.verify("known")));
            rest(PAUSE);
        }
    }

    private void importBatches(String importer) {
        for (int i = 0; !over.get(); i++) {
            String name = importer + " " + i;
            batches.put(name, Timed.of(() -> client.post(IMPORTED + ":batchImport", batch(items(name)))));
            rest(PAUSE);
        }
    }

    private static List<ObjectNode> items(String batch) {
        return IntStream.range(0, BATCH).mapToObj(i -> key(batch + " " + i)).toList();
    }

    private void watch() {
        while (gone.get()) {
            Timed ready = Timed.of(() -> client.get("/health/ready"));
            if (gone.get()) {
                readinessWhileGone.add(ready);
                livenessWhileGone.add(Timed.of(() -> client.get("/health/alive")));
            }
            rest(PAUSE);
        }
    }

    List<Timed> verifications() {
        return List.copyOf(verifications);
    }

    /** By their names. */
    Map<String, Timed> batches() {
        return Map.copyOf(batches);
    }

    List<Timed> readinessWhileGone() {
        return List.copyOf(readinessWhileGone);
    }

    List<Timed> livenessWhileGone() {
        return List.copyOf(livenessWhileGone);
    }

    /** How many keys of a batch are there now. */
    long stored(String batch) {
        List<ObjectNode> credentials = items(batch).stream()
                .map(item -> ApiClient.object()
                        .put("credential", item.path("raw_key").asText()))
                .toList();
        return IntStream.range(0, BATCH / VERIFIED_AT_ONCE)
                .mapToObj(i -> credentials.subList(i * VERIFIED_AT_ONCE, (i + 1) * VERIFIED_AT_ONCE))
                .map(part -> client.post("/v2alpha1/admin/apiKeys:batchVerify", batch(part)))
                .mapToLong(answer -> answer.json()
                        .at("/results")
                        .valueStream()
                        .filter(result -> result.path("is_valid").asBoolean())
                        .count())
                .sum();
    }

    /** Not called close, for JUnit would close it after the first test that is given it. */
    void stop() {
        client.close();
        server.close();
        process.close();
    }

    @Override
    public String toString() {
        return database;
    }
}
