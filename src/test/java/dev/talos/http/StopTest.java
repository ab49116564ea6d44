package dev.talos.http;

import static dev.talos.testing.ApiClient.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.talos.testing.ApiClient;
import dev.talos.testing.GatedStore;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of a server. */
@Timeout(60)
class StopTest {

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private TestServer server;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        Limits limits = new Limits(10, 0, Duration.ofSeconds(20), Duration.ofMillis(200));
        server = TestServer.start(directory, limits, store -> new GatedStore(store, gate));
        client = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_server_that_stops_is_alive_and_not_ready() {
        server.api().stopping();

        assertThat(client.get("/health/ready").status()).isEqualTo(503);
        assertThat(client.get("/health/ready").reason()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(client.get("/health/alive").status()).isEqualTo(200);
    }

    @Test
    void a_request_that_never_ends_does_not_keep_the_server() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        gate.set(() -> {
            inside.countDown();
            awaitWhateverComes(released);
        });
        Thread caller = Thread.ofVirtual()
                .start(() -> assertThatCode(() -> client.post(VERIFY, "{\"credential\":\"x\"}"))
                        .isNotNull());
        inside.await();
        try {
            assertThatCode(server::close).doesNotThrowAnyException();
            assertThat(released.getCount()).isEqualTo(1);
        } finally {
            released.countDown();
            caller.join();
        }
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // As one that waits in native code would not notice.
            }
        }
    }

    @Test
    void all_listeners_share_one_farewell() {
        Farewell farewell = new Farewell(Duration.ofSeconds(10));
        Duration first = farewell.left();

        assertThat(farewell.left()).isLessThan(first);
    }

    @Test
    void a_farewell_that_is_over_is_never_quite_nothing() {
        assertThat(new Farewell(Duration.ZERO).left()).isEqualTo(Duration.ofMillis(1));
    }
}
