package dev.talos.cli.remote.bulk;

import dev.talos.cli.command.Console;
import dev.talos.cli.output.DisplayText;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells on stderr how far it is: on a terminal in one line that is written over, elsewhere in a line now and then.
 * Notes go through here too, so that they do not land in that line.
 */
final class Progress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String ERASE = "\r\033[K";
    private static final double NANOS = 1e9;

    /**
     * What there is to tell.
     *
     * @param tally rows that are done
     * @param bytes of the input that have been read
     * @param size of the input, where it is known
     */
    record Sources(Supplier<Tally> tally, LongSupplier bytes, OptionalLong size) {}

    private final Console console;
    private final boolean quiet;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long start = System.nanoTime();
    private @Nullable Thread ticker;
    private boolean shown;

    Progress(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    void start(Sources sources) {
        if (!quiet) {
            long before = sources.tally().get().rows();
            ticker = Thread.ofVirtual().start(() -> tick(sources, before));
        }
    }

    private void tick(Sources sources, long before) {
        Duration pause = console.isTerminal() ? ON_TERMINAL : ELSEWHERE;
        try {
            while (!over.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                show(line(sources, before));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String line(Sources sources, long before) {
        Tally tally = sources.tally().get();
        double rate = (tally.rows() - before) * NANOS / (System.nanoTime() - start);
        String line = String.format(
                Locale.ROOT, "%,d rows, %,d rows/s, %,d failed", tally.rows(), Math.round(rate), tally.failed());
        return sources.size().isPresent()
                ? line + left(sources.bytes().getAsLong(), sources.size().getAsLong(), tally.rows(), rate)
                : line;
    }

    /** What is left is guessed by the bytes: rows are about as long behind as before. */
    static String left(long bytes, long size, long rows, double rate) {
        if (bytes <= 0 || bytes > size || rate <= 0) {
            return "";
        }
        double done = (double) bytes / size;
        long seconds = Math.round(rows / done * (1 - done) / rate);
        return String.format(Locale.ROOT, ", %d%%, %d:%02d left", (int) (100 * done), seconds / 60, seconds % 60);
    }

    private synchronized void show(String line) {
        if (console.isTerminal()) {
            console.err().print(ERASE + line);
            console.err().flush();
            shown = true;
        } else {
            console.err().println(line);
        }
    }

    /** Prints a note on a line of its own. */
    synchronized void note(String note) {
        if (!quiet) {
            erase();
            console.err().println(DisplayText.safe(note));
        }
    }

    private void erase() {
        if (shown) {
            console.err().print(ERASE);
            console.err().flush();
            shown = false;
        }
    }

    /** Leaves no half line behind. */
    @Override
    public void close() {
        over.countDown();
        Thread running = ticker;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            erase();
        }
    }
}
