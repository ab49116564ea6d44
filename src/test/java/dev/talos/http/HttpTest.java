package dev.talos.http;

import dev.talos.testing.ApiClient;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server and a client for all tests of a class; each test uses keys of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpTest {

    protected TestServer server;
    protected ApiClient client;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = TestServer.start(directory);
        client = new ApiClient(server.url());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }
}
