package dev.talos.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code serve --dev} runs on: a configuration with a secret of its own, made once in a private directory. */
public final class DevConfig {

    private static final Logger LOG = LoggerFactory.getLogger(DevConfig.class);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    /**
     * Touches nothing yet.
     *
     * @param directory {@code data} of the working directory, unless a test wants another
     */
    public DevConfig(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory and its file where they are missing.
     *
     * @return the file, and the environment without {@code DB_DSN}: that name is used by many programs, and whoever
     *     tries Talos out does not mean the database that another one uses
     */
    public Sources prepare(Map<String, String> environment) throws IOException {
        Path file = directory.resolve("dev.yaml");
        if (Files.notExists(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
        }
        if (Files.notExists(file)) {
            create(file);
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("{} holds a secret and can be read or written by others; chmod 600 {}", file, file);
        }
        Map<String, String> rest = new HashMap<>(environment);
        rest.remove(Environment.DSN_VARIABLE);
        return new Sources(Optional.of(file), rest);
    }

    /** A hard link, unlike a rename, never replaces: of two servers started at once, one makes the file for both. */
    private void create(Path file) throws IOException {
        Path draft = Files.createTempFile(directory, ".dev", ".yaml", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(UTF_8.encode(content()));
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            LOG.debug("another server has just made {}", file);
        } finally {
            Files.delete(draft);
        }
    }

    private String content() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String database = (directory.isAbsolute() ? directory.toString() : "./" + directory) + "/talos.db";
        String location = database.replace("%", "%25").replace("?", "%3F");
        return """
                # Made by `talos serve --dev`, once. For development on this machine only: the server listens on
                # 127.0.0.1, and keys are kept in a SQLite file beside this one. The secret below protects those keys;
                # when it is lost, none of them can be verified any more.
                serve:
                  http:
                    host: 127.0.0.1
                  metrics:
                    host: 127.0.0.1
                credentials:
                  issuer: http://localhost:4420
                secrets:
                  hmac:
                    current: "%s"
                db:
                  dsn: 'sqlite://%s'
                log:
                  format: text
                """.formatted(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(secret), location.replace("'", "''"));
    }
}
