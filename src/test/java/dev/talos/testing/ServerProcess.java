package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server: the launcher, in a process of its own, as a user starts it. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready at (http:[\\\\/\\w.:]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code talos} with these arguments in that directory, on free ports, and waits until it serves. */
    public static ServerProcess start(Path directory, Map<String, String> environment, String... arguments) {
        return startUnder(List.of(), directory, environment, arguments);
    }

    /** As {@link #start}, as an argument of another command, such as {@code unshare --mount}. */
    public static ServerProcess startUnder(
            List<String> command, Path directory, Map<String, String> environment, String... arguments) {
        ServerProcess server = launchUnder(command, directory, environment, arguments);
        try {
            server.url();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Starts {@code talos} and does not wait for anything. */
    public static ServerProcess launch(Path directory, Map<String, String> environment, String... arguments) {
        return launchUnder(List.of(), directory, environment, arguments);
    }

    /** As {@link #launch}, as an argument of another command. */
    public static ServerProcess launchUnder(
            List<String> under, Path directory, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile(directory, "server-", ".out");
            List<String> command = new ArrayList<>(under);
            command.add(launcher().toString());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("TALOS_SERVE_HTTP_PORT", "0");
            builder.environment().put("TALOS_SERVE_METRICS_PORT", "0");
            builder.environment().putAll(environment);
            return new ServerProcess(builder.start(), output);
        } catch (IOException e) {
            throw new IllegalStateException("the launcher could not be started", e);
        }
    }

    public static Path launcher() {
        return Path.of("talos").toAbsolutePath();
    }

    /** Where it serves; waits until it does. */
    public URI url() {
        // In JSON a slash may be written with a backslash, and the log does so.
        return URI.create(waitFor(READY).group(1).replace("\\", ""));
    }

    /** Waits until its output has a place that fits. */
    public Matcher waitFor(Pattern pattern) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            boolean alive = process.isAlive();
            Matcher matcher = pattern.matcher(output());
            if (matcher.find()) {
                return matcher;
            }
            if (!alive || Instant.now().isAfter(end)) {
                throw new AssertionError("no " + pattern + " in what the server wrote:\n" + output());
            }
            pause();
        }
    }

    /** All it has written so far, to either stream. */
    public String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("its output cannot be read", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no warning, no clean-up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for it to end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server did not end; it wrote:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
            exitCode();
        }
    }
}
