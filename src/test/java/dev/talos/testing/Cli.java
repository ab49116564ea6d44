package dev.talos.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.Talos;
import dev.talos.cli.command.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, with their streams caught and an environment of their own. */
public final class Cli {

    /** What a command left behind. */
    public record Result(int exitCode, String stdout, String stderr) {}

    private final Map<String, String> environment;
    private final byte[] stdin;
    private final InstantSource clock;

    private Cli(Map<String, String> environment, byte[] stdin, InstantSource clock) {
        this.environment = environment;
        this.stdin = stdin.clone();
        this.clock = clock;
    }

    /** With nothing in the environment and nothing to read. */
    public static Cli bare() {
        return new Cli(Map.of(), new byte[0], InstantSource.system());
    }

    /** With {@code TALOS_URL} set. */
    public static Cli against(String url) {
        return bare().with("TALOS_URL", url);
    }

    public Cli with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Cli(more, stdin, clock);
    }

    public Cli reading(String text) {
        return reading(text.getBytes(UTF_8));
    }

    public Cli reading(byte[] bytes) {
        return new Cli(environment, bytes, clock);
    }

    /** With a clock that stands still. */
    public Cli at(Instant time) {
        return new Cli(environment, stdin, InstantSource.fixed(time));
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Talos.run(new Console(new ByteArrayInputStream(stdin), out, err, environment, clock), arguments);
        return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
