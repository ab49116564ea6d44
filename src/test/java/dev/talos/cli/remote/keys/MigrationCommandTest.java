package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationCommandTest {

    private static final String HALF = """
            {"schemes":[
              {"scheme":"bcrypt:prefix:8","imported":"10","seen":"10","never_seen":"0"},
              {"scheme":"sha256","imported":"1000000","seen":"999000","never_seen":"1000"}],
             "total":{"imported":"1000010","seen":"999010","never_seen":"1000"}}""";

    private static final String ALL = """
            {"schemes":[{"scheme":"sha256","imported":"3","seen":"3","never_seen":"0"}],
             "total":{"imported":"3","seen":"3","never_seen":"0"}}""";

    private static final String NONE = """
            {"schemes":[],"total":{"imported":"0","seen":"0","never_seen":"0"}}""";

    private static Cli.Result run(String answer, String... more) {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.answer(200, answer);
            String[] arguments = Stream.concat(Stream.of("keys", "imported", "migration"), Stream.of(more))
                    .toArray(String[]::new);
            return Cli.against(server.url()).run(arguments);
        }
    }

    @Test
    void the_table_has_a_line_for_each_scheme() {
        assertThat(run(HALF).stdout()).isEqualTo("""
                        SCHEME           IMPORTED  SEEN    NEVER SEEN
                        bcrypt:prefix:8  10        10      0
                        sha256           1000000   999000  1000
                        """);
    }

    @Test
    void while_keys_were_never_seen_the_old_system_may_be_in_use() {
        assertThat(run(HALF).stderr())
                .isEqualTo("1000 of 1000010 keys have never been seen here: whoever holds them may still be using the"
                        + " old system\n");
    }

    @Test
    void when_all_were_seen_the_old_system_can_be_switched_off() {
        assertThat(run(ALL).stderr()).isEqualTo("all 3 keys have been seen here: the old system can be switched off\n");
    }

    @Test
    void where_no_digests_came_that_is_said() {
        assertThat(run(NONE).stderr()).isEqualTo("no keys were imported as digests\n");
        assertThat(run(NONE).exitCode()).isZero();
    }

    @Test
    void quietly_it_prints_the_schemes_alone() {
        assertThat(run(HALF, "-q").stdout()).isEqualTo("bcrypt:prefix:8\nsha256\n");
        assertThat(run(HALF, "-q").stderr()).isEmpty();
    }

    @Test
    void the_answer_is_printed_as_it_came() {
        assertThat(run(HALF, "--format", "json").stdout().strip()).isEqualTo(HALF.strip());
    }

    @Test
    void a_real_server_is_asked_where_it_answers(@TempDir Path directory) {
        try (TestServer server = TestServer.start(directory)) {
            assertThat(Cli.against(server.url().toString())
                            .run("keys", "imported", "migration")
                            .stderr())
                    .isEqualTo("no keys were imported as digests\n");
        }
    }
}
