package dev.talos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

    @TempDir
    private Path directory;

    private String dsn = "";

    @BeforeEach
    void chooseFile() {
        dsn = "sqlite://" + directory.resolve("keys.db");
    }

    private Cli.Result migrate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("migrate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--database", dsn));
        return Cli.bare().run(all.toArray(String[]::new));
    }

    @Test
    void down_takes_a_step_back_and_says_where_the_schema_is() {
        migrate("up");
        Cli.Result result = migrate("down", "--steps", "1");
        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).contains("run: talos migrate up");
        assertThat(migrate("status").exitCode()).isEqualTo(1);
    }

    @Test
    void down_asks_for_the_number_of_steps() {
        assertThat(migrate("down").exitCode()).isEqualTo(2);
        assertThat(migrate("down", "--steps", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void force_records_a_version() {
        migrate("up");
        assertThat(migrate("force", "1").exitCode()).isZero();
        assertThat(migrate("status").stdout()).contains("pending");
    }

    @Test
    void force_names_the_versions_that_there_are() {
        Cli.Result result = migrate("force", "999");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr()).contains("VERSION is 999", "from 0 to");
    }

    @Test
    void a_dsn_that_is_none_is_told_without_its_password() {
        dsn = "postgres://u:hunter2@h";
        Cli.Result result = migrate("up");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("db.dsn").doesNotContain("hunter2");
    }

    @Test
    void a_server_that_is_not_there_is_told() {
        dsn = "postgres://u:hunter2@127.0.0.1:1/d";
        Cli.Result result = migrate("status");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("the database does not answer").doesNotContain("hunter2");
    }
}
