package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that an import writes beside what it reads. */
class ImportFilesTest extends WithImports {

    @Test
    void a_file_that_is_no_checkpoint_is_not_overwritten() throws IOException {
        String other = file("other", "{\"precious\":true}");

        Cli.Result result = importing(file("keys", rows(2)), "--checkpoint", other);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Path.of(other)).hasContent("{\"precious\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--errors", "--checkpoint"})
    void the_input_is_not_overwritten(String option) throws IOException {
        String file = file("keys", rows(2));

        Cli.Result result = importing(file, option, file);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(Path.of(file)).hasContent(rows(2));
    }

    @Test
    void neither_file_holds_a_key() throws IOException {
        importing(
                file("keys", (rows(2) + "\n" + rows(2)).replace("\"k0\"", "\"sk-never-shown\"")),
                "--checkpoint",
                checkpoint.toString(),
                "--errors",
                errors.toString());

        assertThat(checkpoint).content().doesNotContain("sk-never-shown");
        assertThat(errors)
                .content()
                .contains("\"code\":\"ALREADY_EXISTS\"", "\"name\":\"n0\"")
                .doesNotContain("sk-never-shown");
    }

    @Test
    void keys_among_the_errors_are_for_the_owner_only() throws IOException {
        Files.writeString(errors, "of an earlier import");

        importing(file("keys", rows(1) + "\n" + rows(1)), "--errors", errors.toString(), "--errors-with-keys");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(errors)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(errors))
                .isEqualTo("{\"line\":2,\"code\":\"ALREADY_EXISTS\",\"message\":\"line 1 brings the same key\","
                        + "\"name\":\"n0\",\"actor_id\":\"a\",\"raw_key\":\"k0\"}\n");
    }

    @Test
    void a_full_disk_under_the_errors_stops_the_import() throws IOException {
        Cli.Result result = importing(file("keys", rows(3) + "\nbad"), "--errors", "/dev/full");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .contains("error: ERRORS_FAILED: cannot write --errors /dev/full: No space left on device");
    }

    @Test
    void a_checkpoint_without_a_directory_stops_the_import_before_anything_is_sent() throws IOException {
        Cli.Result result = importing(
                file("keys", rows(3)),
                "--checkpoint",
                directory.resolve("none/checkpoint").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("error: CHECKPOINT_FAILED: ", "there is no such directory");
        assertThat(stored()).isZero();
    }
}
