package dev.talos.cli.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void only_the_owner_can_read_it() throws IOException {
        Path file = directory.resolve("key.json");

        PrivateFile.create(file, "{}\n");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("{}\n");
    }

    @Test
    void a_file_that_is_there_stays_as_it_is() throws IOException {
        Path file = Files.writeString(directory.resolve("key.json"), "the key in use");

        assertThatThrownBy(() -> PrivateFile.create(file, "{}"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + " is there already and is not overwritten");
        assertThat(file).hasContent("the key in use");
    }

    @Test
    void a_link_to_nowhere_is_not_followed() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Path link = Files.createSymbolicLink(directory.resolve("key.json"), elsewhere);

        assertThatThrownBy(() -> PrivateFile.create(link, "{}")).isInstanceOf(CommandFailure.class);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void a_directory_that_is_missing_is_named() {
        Path file = directory.resolve("missing/key.json");

        assertThatThrownBy(() -> PrivateFile.create(file, "{}"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("there is no directory for " + file);
    }
}
