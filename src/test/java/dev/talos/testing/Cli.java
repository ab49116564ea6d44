package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.Talos;
import dev.talos.cli.command.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, with their streams caught and an environment of their own. */
public final class Cli {

    /** What a command left behind. */
    public record Result(int exitCode, String stdout, String stderr) {}

    private final Map<String, String> environment;
    private final byte[] stdin;

    private Cli(Map<String, String> environment, byte[] stdin) {
        this.environment = environment;
        this.stdin = stdin.clone();
    }

    /** With nothing in the environment and nothing to read. */
    public static Cli bare() {
        return new Cli(Map.of(), new byte[0]);
    }

    /** With {@code TALOS_URL} set. */
    public static Cli against(String url) {
        return bare().with("TALOS_URL", url);
    }

    public Cli with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Cli(more, stdin);
    }

    public Cli reading(String text) {
        return reading(text.getBytes(UTF_8));
    }

    public Cli reading(byte[] bytes) {
        return new Cli(environment, bytes);
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Talos.run(new Console(new ByteArrayInputStream(stdin), out, err, environment), arguments);
        return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
