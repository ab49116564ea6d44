package dev.talos.http;

import static dev.talos.testing.ApiClient.IMPORTED;
import static dev.talos.testing.ApiClient.VERIFY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.storage.cache.CacheSettings;
import dev.talos.storage.cache.CachedKeyStore;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.ApiClient;
import dev.talos.testing.ApiClient.Answer;
import dev.talos.testing.Eventually;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can take at once: it says so, and goes on with the rest. */
@Timeout(60)
class OverloadTest {

    private static final int TWENTY_MB = 20_000_000;

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private final Metrics metrics = new Metrics();
    private TestServer server;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        Limits limits = new Limits(1, 0, Duration.ofSeconds(20), Duration.ofSeconds(1));
        server = TestServer.start(
                directory,
                limits,
                store -> CachedKeyStore.of(
                        new GatedStore(store, gate),
                        CacheSettings.LEAST_BYTES,
                        () -> Duration.ofHours(1),
                        System::nanoTime,
                        metrics));
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        metrics.close();
    }

    /** Two answers: to a request that waits for the database, and to one that came meanwhile. */
    private record Both(Answer waited, Answer meanwhile) {}

    private Both whileOneWaits(Supplier<Answer> request) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        gate.set(() -> {
            inside.countDown();
            await(go);
        });
        AtomicReference<Answer> waited = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> waited.set(client.verify("a key")));
        await(inside);
        try {
            Answer meanwhile = request.get();
            go.countDown();
            caller.join();
            return new Both(waited.get(), meanwhile);
        } finally {
            go.countDown();
        }
    }

    @Test
    void a_request_too_many_is_told_to_come_back() throws InterruptedException {
        Both answers = whileOneWaits(() -> client.verify("another key"));

        assertThat(answers.meanwhile().reason()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(answers.meanwhile().header("Retry-After")).isEqualTo("1");
        assertThat(answers.waited().status()).isEqualTo(200);
    }

    @Test
    void the_server_is_alive_however_many_wait() throws InterruptedException {
        Answer alive = whileOneWaits(() -> client.get("/health/alive")).meanwhile();

        assertThat(alive.status()).isEqualTo(200);
    }

    @Test
    void a_key_that_is_remembered_is_verified_however_many_wait() throws InterruptedException {
        client.imported("raw");
        // The import may be counted as waiting for a moment after its answer.
        Eventually.await(() -> client.verify("raw").status() == 200);

        assertThat(whileOneWaits(() -> client.verify("raw")).meanwhile().header("Talos-Cache"))
                .isEqualTo("HIT");
    }

    @Test
    void bodies_that_together_take_too_much_memory_are_refused_and_taken_again_later() throws IOException {
        try (Socket hoarder = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = hoarder.getOutputStream();
            String head = "POST " + IMPORTED + ":batchImport HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n\r\n";
            out.write(head.getBytes(ISO_8859_1));
            out.write(new byte[TWENTY_MB]);
            out.flush();

            waitForStatus(503);
        }
        waitForStatus(400);
    }

    /** The server notices what the hoarder does a little later than he does it. */
    private void waitForStatus(int status) {
        byte[] blanks = new byte[TWENTY_MB];
        Arrays.fill(blanks, (byte) ' ');
        Answer answer;
        do {
            answer = client.post(IMPORTED + ":batchImport", blanks);
            assertThat(answer.status()).isIn(400, 503);
        } while (answer.status() != status);
    }

    @Test
    void whoever_asked_first_and_then_sends_too_much_still_gets_to_read_the_answer() throws Exception {
        byte[] body = new byte[TWENTY_MB];
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve(VERIFY))
                    .expectContinue(true)
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
