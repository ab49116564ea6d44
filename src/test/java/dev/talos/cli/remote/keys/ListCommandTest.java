package dev.talos.cli.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import dev.talos.testing.ScriptedServer;
import dev.talos.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private TestServer server;
    private Cli cli;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        cli = Cli.against(server.url().toString());
        for (String name : List.of("one", "two", "three")) {
            cli.run("keys", "imported", "import", name, "--raw-key=" + name, "--actor=of-" + name, "--scopes=a,b");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Result list(String... flags) {
        return cli.run(
                java.util.stream.Stream.concat(java.util.stream.Stream.of("keys", "imported", "list"), Stream.of(flags))
                        .toArray(String[]::new));
    }

    private static List<String> names(Cli.Result result) {
        return result.stdout()
                .lines()
                .skip(1)
                .map(line -> line.split(" +", -1)[1])
                .toList();
    }

    @Test
    void a_table_has_a_line_for_each_key_newest_first() {
        Cli.Result result = list();

        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout().lines().findFirst().orElseThrow().split(" {2,}"))
                .containsExactly("KEY ID", "NAME", "ACTOR ID", "STATUS", "SCOPES");
        assertThat(names(result)).containsExactly("three", "two", "one");
    }

    @Test
    void an_empty_list_is_its_headings() {
        assertThat(list("--actor", "nobody").stdout()).isEqualTo("KEY ID  NAME  ACTOR ID  STATUS  SCOPES\n");
    }

    @Test
    void actor_and_status_choose() {
        assertThat(names(list("--actor", "of-two", "--status", "active"))).containsExactly("two");
        assertThat(names(list("--status", "revoked"))).isEmpty();
    }

    @Test
    void a_next_page_is_announced_on_stderr() {
        Cli.Result result = list("--page-size", "2");

        assertThat(names(result)).containsExactly("three", "two");
        assertThat(result.stderr()).contains("--page-token ", "--all").hasLineCount(1);
    }

    @Test
    void the_announced_token_leads_to_the_next_page() {
        String note = list("--page-size", "2").stderr();
        String token = note.substring(note.indexOf("--page-token ") + 13).split(" ", -1)[0];

        assertThat(names(list("--page-size", "2", "--page-token", token))).containsExactly("one");
    }

    @Test
    void all_follows_the_pages_to_the_end() {
        Cli.Result result = list("--all", "--page-size", "1");

        assertThat(names(result)).containsExactly("three", "two", "one");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void all_in_json_is_one_object_without_a_next_page() {
        String json = list("--all", "--page-size", "1", "--format", "json").stdout();

        assertThat(json).hasLineCount(1).startsWith("{\"imported_api_keys\":[{").doesNotContain("next_page_token");
    }

    @Test
    void quiet_prints_ids_and_no_note() {
        Cli.Result result = list("-q", "--page-size", "2");

        assertThat(result.stdout()).matches("([0-9a-f-]{36}\n){2}");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void a_page_token_that_is_none_is_refused_by_the_server() {
        assertThat(list("--page-token", "forged")).returns(1, Cli.Result::exitCode);
    }

    @Test
    void a_page_that_leads_to_itself_ends_the_command() {
        String page = "{\"imported_api_keys\":[],\"next_page_token\":\"t\"}";
        try (ScriptedServer looping = ScriptedServer.start().answer(200, page).answer(200, page)) {
            Cli.Result result = Cli.against(looping.url()).run("keys", "imported", "list", "--all");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.stderr()).startsWith("error: UNEXPECTED_ANSWER: ");
        }
    }

    private static final String EMPTY_PAGE = "{\"imported_api_keys\":[],\"next_page_token\":\"t\"}";

    private static String lastPage(String name) {
        return "{\"imported_api_keys\":[{\"key_id\":\"k\",\"name\":\"" + name + "\"}]}";
    }

    @Test
    void empty_pages_on_the_way_to_the_first_key_are_passed_over() {
        try (ScriptedServer slow =
                ScriptedServer.start().answer(200, EMPTY_PAGE).answer(200, lastPage("found"))) {
            Cli.Result result = Cli.against(slow.url()).run("keys", "imported", "list");

            assertThat(names(result)).containsExactly("found");
            assertThat(result.stderr()).isEmpty();
        }
    }

    @Test
    void all_goes_on_after_an_empty_page() {
        try (ScriptedServer slow =
                ScriptedServer.start().answer(200, EMPTY_PAGE).answer(200, lastPage("found"))) {
            assertThat(names(Cli.against(slow.url()).run("keys", "imported", "list", "--all")))
                    .containsExactly("found");
        }
    }
}
