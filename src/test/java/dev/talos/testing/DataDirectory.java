package dev.talos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Where a database server of the tests keeps its data; gone when the tests are over. */
final class DataDirectory {

    /** Where Linux has memory as files. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final Duration STOPPING = Duration.ofSeconds(10);

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

    /** The server may still be stopping, and write. */
    private static void remove(Path directory) {
        long deadline = System.nanoTime() + STOPPING.toNanos();
        while (Files.exists(directory) && System.nanoTime() < deadline) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                    boolean _ = file.delete();
                });
            } catch (IOException | UncheckedIOException _) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
