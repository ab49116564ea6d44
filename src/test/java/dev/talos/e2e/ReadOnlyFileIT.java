package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.HttpCaller.Answer;
import dev.talos.testing.ServerProcess;
import dev.talos.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of the database is made read-only under the server, and writable again. The server runs in a user namespace
 * of its own, because the rights of files mean nothing to root.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReadOnlyFileIT {

    private ServerProcess server;
    private HttpCaller caller;
    private Path home;
    private Path file;

    @BeforeAll
    void serve(@TempDir Path directory) throws IOException {
        assumeThat(new Shell(directory, Map.of()).run("unshare --user true"))
                .as("this machine gives no user namespaces")
                .returns(0, Shell.Result::exitCode);
        server = ServerProcess.startUnder(List.of("unshare", "--user"), directory, Map.of(), "serve", "--dev");
        caller = new HttpCaller(server.url());
        home = directory;
        file = directory.resolve("data").resolve("talos.db");
        caller.importKey("sk_before");
        permit("r--r--r--");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            caller.close();
            server.close();
        }
    }

    private void permit(String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    @Order(1)
    void an_import_is_told_that_the_database_is_read_only() {
        Answer answer = caller.importKey("sk_refused");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().at("/error/message").asText()).contains("read-only");
    }

    @Test
    @Order(2)
    void keys_go_on_being_verified() {
        assertThat(caller.verify("sk_before").body().get("is_valid").asBoolean())
                .isTrue();
    }

    @Test
    @Order(3)
    void imports_go_on_once_it_is_writable_without_a_restart() throws IOException {
        permit("rw-------");

        assertThat(caller.importKey("sk_refused").status()).isEqualTo(201);
    }

    @Test
    @Order(4)
    void a_server_does_not_start_on_a_file_that_it_may_not_write_to() throws IOException {
        server.close();
        permit("r--r--r--");

        try (ServerProcess refused = ServerProcess.launchUnder(
                List.of("unshare", "--user"), home, Map.of(), "serve", "--config", "data/dev.yaml")) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output()).contains("error: DATABASE: the database is read-only");
        }
    }
}
