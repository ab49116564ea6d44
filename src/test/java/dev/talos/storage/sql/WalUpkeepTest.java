package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalUpkeepTest {

    @Test
    void a_fault_that_nobody_has_thought_of_does_not_end_the_looks(@TempDir Path directory) throws IOException {
        FileSystem gone = FileSystems.newFileSystem(directory.resolve("gone.zip"), Map.of("create", "true"));
        Path file = gone.getPath("/talos.db");
        gone.close();
        assertThatThrownBy(() -> Files.size(file)).isInstanceOf(ClosedFileSystemException.class);

        try (WalUpkeep upkeep = new WalUpkeep(file)) {
            assertThatCode(upkeep::look).doesNotThrowAnyException();
        }
    }
}
