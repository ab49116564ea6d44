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
                "--enable-native-access=ALL-UNNAMED",
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

    /** What to do when a child says that it begins to count. */
    interface Beginning {
        void run() throws IOException;
    }

    /** What it prints; it must end well. Its errors go to those of the driver. */
    static String output(List<String> command) throws IOException, InterruptedException {
        return rest(start(command), command);
    }

    /** The same of a child that first warms up, and prints a line, which is left out, when that is over. */
    static String output(List<String> command, Beginning beginning) throws IOException, InterruptedException {
        Process process = start(command);
        int character;
        do {
            character = process.getInputStream().read();
        } while (character >= 0 && character != '\n');
        beginning.run();
        return rest(process, command);
    }

    private static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static String rest(Process process, List<String> command) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return output;
    }
}
