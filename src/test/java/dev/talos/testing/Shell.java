package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs shell commands as a user does, with {@code talos} in the path. */
public final class Shell {

    /** What a command left behind. */
    public record Result(int exitCode, String stdout, String stderr) {}

    private static final long PATIENCE_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment;

    public Shell(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    public Result run(String script) {
        try {
            Path out = Files.createTempFile(directory, "stdout-", ".txt");
            Path err = Files.createTempFile(directory, "stderr-", ".txt");
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            String path = ServerProcess.launcher().getParent() + ":" + System.getenv("PATH");
            builder.environment().put("PATH", path);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + script);
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("no shell for: " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
