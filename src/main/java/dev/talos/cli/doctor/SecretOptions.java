package dev.talos.cli.doctor;

import dev.talos.cli.command.CommandFailure;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The secrets that a key store may have keyed its digests with. */
@Command
final class SecretOptions {
    private static final int MOST_BYTES = 1 << 16;

    @Option(
            names = "--secret",
            paramLabel = "NAME=VALUE",
            order = 12,
            description = {
                "A secret to try as the key of HMAC-SHA256, and its name under",
                "import.legacy_secrets. Can be given more than once."
            })
    private List<String> secrets = List.of();

    @Option(
            names = "--secret-file",
            paramLabel = "NAME=FILE",
            order = 13,
            description = {
                "The same, read from a file, which keeps it out of the shell history. One line end (LF",
                "or CR LF) is taken off."
            })
    private List<String> files = List.of();

    /**
     * All of them.
     *
     * @throws CommandFailure that says what is wrong, and nothing of a secret
     */
    LegacySecrets read() {
        Map<String, Secret> read = new LinkedHashMap<>();
        secrets.forEach(secret -> add(read, "--secret NAME=VALUE", secret, false));
        files.forEach(file -> add(read, "--secret-file NAME=FILE", file, true));
        return LegacySecrets.of(read);
    }

    private static void add(Map<String, Secret> read, String option, String argument, boolean file) {
        int equals = argument.indexOf('=');
        String name = argument.substring(0, Math.max(equals, 0));
        if (!LegacySecrets.isName(name)) {
            throw CommandFailure.usage(option + ": the name must be " + LegacySecrets.ALLOWED_NAME);
        }
        String value = argument.substring(equals + 1);
        String secret = file ? content(option, value) : value;
        if (secret.isEmpty()) {
            throw CommandFailure.usage(option + ": the secret " + name + " is empty");
        }
        if (read.put(name, Secret.of(secret)) != null) {
            throw CommandFailure.usage(option + ": there are two secrets of the name " + name);
        }
    }

    private static String content(String option, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw CommandFailure.usage(option + ": " + file + " is longer than 64 KiB");
            }
            return Files.readString(path).replaceFirst("\\r?\\n\\z", "");
        } catch (IOException | InvalidPathException _) {
            throw CommandFailure.failed("INPUT_FAILED", option + ": cannot read " + file + " as UTF-8 text");
        }
    }
}
