import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Some lines of a file, each the body of a request.
 *
 * @param from the first of them that may be sent
 * @param count how many there are from that one on
 * @param first which of them, counted from there, is sent first
 */
record Bodies(Path file, long from, long count, long first) {

    /** The most that are sent to warm up a server that is to get each body once. */
    private static final long MOST_TO_WARM_UP = 100_000;

    static Bodies all(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new Bodies(file, 0, lines.count(), 0);
        }
    }

    /** A part for the time in which nothing is measured, and in which they come again and again. */
    Bodies toWarmUp() {
        return new Bodies(file, from, Math.min(MOST_TO_WARM_UP, count / 4), 0);
    }

    Bodies goingOnAfter(long sent) {
        return new Bodies(file, from, count, (first + sent) % count);
    }

    /** @throws IOException when so many are not there: some were sent twice */
    Bodies without(long sent) throws IOException {
        if (sent >= count) {
            throw new IOException("there are " + count + " bodies left in " + file.getFileName() + ", and " + sent
                    + " were sent: not a measurement of what comes once; take fewer --rounds or --seconds");
        }
        return new Bodies(file, from + sent, count - sent, 0);
    }
}
