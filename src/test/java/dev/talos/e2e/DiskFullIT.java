package dev.talos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.talos.testing.HttpCaller;
import dev.talos.testing.HttpCaller.Answer;
import dev.talos.testing.ServerProcess;
import dev.talos.testing.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The database on a disk of eight megabytes that fills up and is cleared again. The disk is a tmpfs in a mount namespace
 * of the server's own, which Linux gives to root, and to others where user namespaces are allowed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class DiskFullIT {

    private static final List<String> ON_SMALL_DISK = List.of(
            "unshare",
            "--mount",
            "--map-root-user",
            "sh",
            "-c",
            "mount -t tmpfs -o size=8m talos-test data && exec \"$@\"",
            "sh");

    private ServerProcess server;
    private HttpCaller caller;
    private Path filler;

    @BeforeAll
    void serve(@TempDir Path directory) throws IOException {
        assumeThat(new Shell(directory, Map.of()).run("unshare --mount --map-root-user true"))
                .as("this machine gives no mount namespaces")
                .returns(0, Shell.Result::exitCode);
        Files.createDirectory(directory.resolve("data"));
        server = ServerProcess.startUnder(ON_SMALL_DISK, directory, Map.of(), "serve", "--dev");
        caller = new HttpCaller(server.url());
        // What the server sees under this path, not what this process sees.
        filler = Path.of("/proc/" + server.pid() + "/root" + directory.toRealPath() + "/data/filler");
        caller.importKey("sk_before");
        fill();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            caller.close();
            server.close();
        }
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    @Order(1)
    void an_import_is_told_that_the_disk_is_full() {
        Answer answer = importUntilRefused();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().at("/error/message").asText()).contains("disk");
        assertThat(answer.retryAfter()).isNotEmpty();
    }

    @Test
    @Order(2)
    void keys_go_on_being_verified() {
        assertThat(caller.verify("sk_before").body().get("is_valid").asBoolean())
                .isTrue();
    }

    @Test
    @Order(3)
    void imports_go_on_once_there_is_room_without_a_restart() throws IOException {
        Files.delete(filler);

        assertThat(caller.importKey("sk_after").status()).isEqualTo(201);
    }

    /** The log of the database has some room of its own, which is used up first. */
    private Answer importUntilRefused() {
        for (int i = 0; i < 1000; i++) {
            Answer answer = caller.importKey("sk_full_" + i);
            if (answer.status() != 201) {
                return answer;
            }
        }
        throw new AssertionError("a thousand keys went onto a full disk");
    }
}
