package dev.talos.cli.remote.bulk.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * By what an input is known again.
 *
 * @param bytes its length; -1 for standard input, which has none
 * @param modified when it was last changed, RFC 3339; empty for standard input
 * @param head SHA-256 of its first 64 KiB
 */
public record InputIdentity(long bytes, String modified, String head) {
    private static final long UNKNOWN = -1;

    static InputIdentity of(byte[] head, Optional<Path> path) throws IOException {
        String digest = sha256(head);
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return new InputIdentity(UNKNOWN, "", digest);
        }
        return new InputIdentity(
                Files.size(path.get()), Files.getLastModifiedTime(path.get()).toString(), digest);
    }

    OptionalLong size() {
        return bytes == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
