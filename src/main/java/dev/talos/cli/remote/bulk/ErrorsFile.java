package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The failed rows, one to a line. After a run that was cut off it goes on where the checkpoint knows it ended. */
final class ErrorsFile implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?>[] PRIVATE = {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};

    private final Path file;
    private final FileChannel channel;
    private long length;
    private long saved;

    private ErrorsFile(Path file, FileChannel channel, long length) {
        this.file = file;
        this.channel = channel;
        this.length = length;
        this.saved = length;
    }

    /**
     * Opens the file and cuts off what stands behind a length.
     *
     * @param length 0 for a new run; what was there before is gone then
     * @param secret whether keys go into it, so that nobody but its owner may read it
     * @throws CommandFailure when it cannot be written, or is shorter than that
     */
    static ErrorsFile open(Path file, long length, boolean secret) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    secret ? PRIVATE : new FileAttribute<?>[0]);
            if (secret) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            if (channel.size() < length) {
                channel.close();
                throw CommandFailure.failed(
                        "ERRORS_CHANGED",
                        file + " is shorter than the checkpoint says; put it back, or begin anew without the checkpoint"
                                + " and with --skip-existing");
            }
            channel.truncate(length).position(length);
            return new ErrorsFile(file, channel, length);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Appends lines, all or none of them.
     *
     * @throws CommandFailure when they cannot be written, as on a full disk
     */
    void append(String lines) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            length += bytes.limit();
        } catch (IOException e) {
            takeBack();
            throw unwritable(file, e);
        }
    }

    private void takeBack() {
        try {
            channel.truncate(length);
        } catch (IOException _) {
            // It may hold half a line then; that it could not be written is said anyway.
        }
    }

    /** Brings it to the disk; returns its length. */
    long save() {
        try {
            if (saved < length) {
                channel.force(false);
                saved = length;
            }
            return length;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static CommandFailure unwritable(Path file, IOException e) {
        return CommandFailure.failed("ERRORS_FAILED", "cannot write --errors " + file + ": " + FileFaults.reason(e));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }
}
