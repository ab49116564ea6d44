package dev.talos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a database server of the tests keeps its data; gone when the tests are over. */
final class DataDirectory {

    /** Where Linux has memory as files. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private DataDirectory() {}

    static Path onDisk() {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Where it is fast, and lost with the machine. */
    static Path inMemory() {
        return Files.isWritable(MEMORY) ? create(MEMORY) : onDisk();
    }

    private static Path create(Path parent) {
        try {
            Path directory = Files.createTempDirectory(parent, "talos-database");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As far as the server, which may still be stopping, lets it. */
    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                boolean _ = file.delete();
            });
        } catch (IOException | UncheckedIOException _) {
            // Left to the machine.
        }
    }
}
