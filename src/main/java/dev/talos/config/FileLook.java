package dev.talos.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a configuration file holds at one moment. Two looks are equal when nothing changed between them. */
sealed interface FileLook {

    /** In bytes; far more than any configuration needs. */
    int LARGEST_FILE = 1 << 20;

    final class Content implements FileLook {

        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content that && MessageDigest.isEqual(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * There is no content to be had.
     *
     * @param reason in the words of an error message
     */
    record Unreadable(String reason) implements FileLook {}

    static FileLook at(Path file) {
        if (Files.isDirectory(file)) {
            return new Unreadable("is a directory; allowed is a YAML file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            return bytes.length > LARGEST_FILE
                    ? new Unreadable("is larger than " + LARGEST_FILE + " bytes, which is the most allowed")
                    : new Content(bytes);
        } catch (NoSuchFileException _) {
            return new Unreadable("does not exist");
        } catch (AccessDeniedException _) {
            return new Unreadable("cannot be read: permission denied");
        } catch (IOException e) {
            return new Unreadable("cannot be read: " + e.getMessage());
        }
    }
}
