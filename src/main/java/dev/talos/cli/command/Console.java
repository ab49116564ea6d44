package dev.talos.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has of the outside world, until it is closed. Results go to stdout, all else to stderr; both are UTF-8
 * whatever the locale says, because JSON is.
 */
public final class Console implements AutoCloseable {
    /** Set by the launcher: Java has no way to ask what its stderr is. */
    private static final String STDERR = "talos.stderr";

    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final List<Runnable> closings = new ArrayList<>();
    private boolean readerIsGone;
    private boolean terminal;

    /** With the clock of this machine. */
    public Console(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
        this(in, out, err, environment, InstantSource.system());
    }

    public Console(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, InstantSource clock) {
        this.in = in;
        this.out = out;
        this.err = new PrintWriter(err, true, UTF_8);
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** The console of this process. */
    public static Console ofProcess() {
        Console console = new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv());
        console.terminal = "terminal".equals(System.getProperty(STDERR));
        return console;
    }

    public InputStream in() {
        return in;
    }

    /** For help, which nobody needs to hear about when it cannot be written. */
    public PrintWriter out() {
        return new PrintWriter(out, true, UTF_8);
    }

    /** For notes and errors. */
    public PrintWriter err() {
        return err;
    }

    /** Whether notes go to a terminal, where a line can be written over. */
    public boolean isTerminal() {
        return terminal;
    }

    /** What time it is. */
    public Instant now() {
        return clock.instant();
    }

    /** All variables of the environment. */
    public Map<String, String> environment() {
        return environment;
    }

    /** A variable of the environment; one that is set to nothing counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Keeps something that is closed when the command is over. */
    public void closeLater(Runnable closing) {
        closings.add(closing);
    }

    /** Closes what the command opened. */
    @Override
    public void close() {
        closings.forEach(Runnable::run);
        closings.clear();
    }

    /**
     * Prints a result. When the reader has gone ({@code | head}) the rest is dropped without a word.
     *
     * @throws CommandFailure when it cannot be written for another reason, such as a full disk
     */
    public void print(String result) {
        if (readerIsGone) {
            return;
        }
        try {
            out.write(result.getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw CommandFailure.failed("OUTPUT_FAILED", "cannot write to standard output: " + e.getMessage());
            }
            readerIsGone = true;
        }
    }
}
