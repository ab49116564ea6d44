package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** One shell that stays open from command to command, as a user's does: variables and the directory are kept. */
public final class ShellSession implements AutoCloseable {

    /** What a command showed on the screen, both streams together, and how it ended. */
    public record Shown(int exitCode, String text) {}

    private static final String END = "--end-of-command--";

    private final Process process;
    private final PrintWriter input;
    private final BufferedReader output;

    public ShellSession(Path directory, Map<String, String> environment) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder("bash").directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("PATH", ServerProcess.launcher().getParent() + ":" + System.getenv("PATH"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("no shell", e);
        }
        input = new PrintWriter(process.outputWriter(UTF_8), true);
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    public Shown run(String command) {
        input.println(command);
        input.println("printf '\\n%s %d\\n' '" + END + "' $?");
        StringBuilder text = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(END)) {
                    int exitCode = Integer.parseInt(line.substring(END.length()).strip());
                    return new Shown(exitCode, text.toString().stripTrailing());
                }
                text.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException("the shell is gone", e);
        }
        throw new AssertionError("the shell ended in: " + command + "\n" + text);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
