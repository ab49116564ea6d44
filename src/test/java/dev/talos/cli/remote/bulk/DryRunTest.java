package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client does for a dry run; the checking itself is the server's. */
class DryRunTest {
    private final ScriptedServer server = ScriptedServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result dryRun(String file, String... more) {
        String[] line = {"keys", "imported", "batch-import", "--file", "-", "--dry-run"};
        return Cli.against(server.url())
                .reading(file)
                .run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new));
    }

    private static String row(String key) {
        return "{\"raw_key\":\"" + key + "\",\"name\":\"n\",\"actor_id\":\"a\"}\n";
    }

    @Test
    void the_server_is_told_to_check_only() {
        server.answer(200, "{\"validate_only\":true,\"results\":[{\"index\":0}]}");

        Cli.Result result = dryRun(row("a"));

        assertThat(server.received().body()).startsWith("{\"validate_only\":true,\"requests\":[{\"request_id\":");
        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).containsPattern("0 +n +VALID\n");
        assertThat(result.stderr()).isEqualTo("dry run, nothing was written: imported 1, failed 0\n");
    }

    @Test
    void the_same_key_in_two_requests_is_found() {
        server.answer(200, "{\"results\":[{\"index\":0}]}").answer(200, "{\"results\":[{\"index\":0}]}");

        Cli.Result result = dryRun(row("a") + row("b") + row("a"), "--batch-size", "1");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).contains("ALREADY_EXISTS: same key as line 1, if that one goes in");
        assertThat(server.unread()).isEqualTo(2);
    }

    @Test
    void the_same_digest_in_two_requests_is_found() {
        server.answer(200, "{\"results\":[{\"index\":0}]}");
        String digests = "digest,name,actor_id\nff,n,a\nff,m,b\n";

        assertThat(dryRun(digests, "--batch-size", "1", "--hashed", "sha256:hex")
                        .stdout())
                .contains("ALREADY_EXISTS: same key as line 2, if that one goes in");
    }

    @Test
    void there_is_nothing_to_go_on_from() {
        assertThat(dryRun(row("a"), "--checkpoint", "c").exitCode()).isEqualTo(2);
    }
}
