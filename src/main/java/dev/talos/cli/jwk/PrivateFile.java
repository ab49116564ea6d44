package dev.talos.cli.jwk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that nobody but its owner can read, not even for a moment. */
final class PrivateFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /**
     * Makes the file, whole or not at all.
     *
     * @throws CommandFailure when there is such a file already, or it cannot be made
     */
    static void create(Path file, String content) {
        try (OutputStream out = open(file)) {
            write(out, content, file);
        } catch (FileAlreadyExistsException _) {
            throw CommandFailure.failed("FILE_EXISTS", file + " is there already and is not overwritten");
        } catch (NoSuchFileException _) {
            throw CommandFailure.failed("OUTPUT_FAILED", "there is no directory for " + file);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "OUTPUT_FAILED",
                    "cannot write " + file + ": " + e.getClass().getSimpleName());
        }
    }

    private static OutputStream open(Path file) throws IOException {
        Set<StandardOpenOption> whenNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newOutputStream(Files.newByteChannel(file, whenNew, OWNER_ONLY));
    }

    /** Half a key is worse than none. */
    private static void write(OutputStream out, String content, Path file) throws IOException {
        try {
            out.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
    }
}
