import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for a part of the driver, so that it can be pinned and what the driver does is not measured. */
final class Child {

    private Child() {}

    /**
     * @param source beside this file; its directory is where its other classes are looked for
     * @param megabytes of heap, most of it for what is young
     */
    static List<String> command(Options options, int cpu, int megabytes, String source, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xms" + megabytes + "m",
                "-Xmn" + megabytes * 3 / 4 + "m",
                "-Xmx" + megabytes + "m",
                "-cp",
                options.root().resolve("target/lib") + "/*",
                options.root().resolve("bench/driver").resolve(source).toString()));
        command.addAll(arguments);
        return Daemon.pinned(cpu, command);
    }

    /** What it prints; it must end well. Its errors go to those of the driver. */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return output;
    }
}
