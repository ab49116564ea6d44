package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where a checkpoint is kept. Whatever happens, the file holds one whole checkpoint: the new one or the one before. */
final class CheckpointFile {
    private static final long LONGEST = 64 << 20;

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was saved last; empty when there is no such file.
     *
     * @throws CommandFailure when the file is something else: it is not overwritten
     */
    Optional<Checkpoint> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw noCheckpoint();
            }
            return Optional.of(Checkpoint.of(Json.MAPPER.readTree(Files.readAllBytes(file))));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            throw noCheckpoint();
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "CHECKPOINT_FAILED", "cannot read --checkpoint " + file + ": " + FileFaults.reason(e));
        }
    }

    private CommandFailure noCheckpoint() {
        return CommandFailure.usage("--checkpoint: " + file + " is there and is no checkpoint of this program");
    }

    /**
     * Writes aside, brings it to the disk, and puts it in the place of the last one.
     *
     * @throws CommandFailure when it cannot, as on a full disk; the last one stays then
     */
    void save(Checkpoint checkpoint) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toJson().getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "CHECKPOINT_FAILED", "cannot write --checkpoint " + file + ": " + FileFaults.reason(e));
        }
    }

    /** The first checkpoint holds the request ids of the run: it must be there after a power cut too. */
    private void syncDirectory() throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
