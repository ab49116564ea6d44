package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.remote.bulk.input.InputFormat;
import dev.talos.cli.remote.bulk.input.RowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the user wants of an import. */
public record BulkSettings(Paths paths, Rows rows, Pace pace) {
    /**
     * Files.
     *
     * @param file the input; {@code -} is standard input
     * @param errorsWithKeys whether the errors hold the keys of their rows
     */
    public record Paths(String file, Optional<Path> errors, boolean errorsWithKeys, Optional<Path> checkpoint) {
        /** @throws CommandFailure when one file is to be two things */
        public Paths {
            if (errorsWithKeys && errors.isEmpty()) {
                throw CommandFailure.usage("--errors-with-keys needs --errors");
            }
            List<Path> written = java.util.stream.Stream.concat(errors.stream(), checkpoint.stream())
                    .toList();
            if (written.size() == 2 && isSame(written.getFirst(), written.getLast())) {
                throw CommandFailure.usage("--errors and --checkpoint are the same file");
            }
            if (!StandardInput.isMeant(file) && written.stream().anyMatch(path -> isSame(path, path(file)))) {
                throw CommandFailure.usage("--file would be overwritten: --errors or --checkpoint is the same file");
            }
        }

        private static Path path(String file) {
            try {
                return Path.of(file);
            } catch (InvalidPathException _) {
                throw CommandFailure.usage("--file: " + file + " cannot be the name of a file");
            }
        }

        private static boolean isSame(Path one, Path other) {
            try {
                return one.toAbsolutePath()
                                .normalize()
                                .equals(other.toAbsolutePath().normalize())
                        || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
            } catch (IOException _) {
                return false;
            }
        }
    }

    /**
     * What rows are, and what is done with them.
     *
     * @param format when empty it is recognised
     * @param skipExisting whether a row that is there already counts as done
     */
    public record Rows(Optional<InputFormat> format, RowKind kind, boolean dryRun, boolean skipExisting) {}

    /**
     * How hard to try.
     *
     * @param batchSize rows of a request at most, 1 to 1000
     * @param concurrency requests under way at most, 1 to 64
     * @param patience how long a request is tried again
     */
    public record Pace(int batchSize, int concurrency, Duration patience) {
        private static final int MOST_ROWS = 1000;
        private static final int MOST_REQUESTS = 64;

        /** @throws CommandFailure when a number is out of bounds */
        public Pace {
            check("--batch-size", batchSize, MOST_ROWS);
            check("--concurrency", concurrency, MOST_REQUESTS);
        }

        private static void check(String option, int value, int most) {
            if (value < 1 || value > most) {
                throw CommandFailure.usage(option + " is " + value + "; 1 to " + most + " is allowed");
            }
        }
    }

    /** @throws CommandFailure when options do not go together */
    public BulkSettings {
        if (rows.dryRun() && paths.checkpoint().isPresent()) {
            throw CommandFailure.usage("--dry-run writes nothing that a --checkpoint could go on from");
        }
    }
}
