import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs that a run needs, and short calls of them. */
final class Tools {

    static final String ADVICE = "On Debian and Ubuntu: apt-get install wrk nginx util-linux sqlite3";

    private static final List<String> NEEDED = List.of("wrk", "nginx", "taskset");

    private Tools() {}

    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String tool : NEEDED) {
            if (find(tool).isEmpty()) {
                missing.add(tool);
            }
        }
        return missing;
    }

    /** Many users have no sbin in their path, where nginx lies. */
    static Optional<Path> find(String tool) {
        for (String directory : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":")) {
            Path file = Path.of(directory, tool);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static String path(String tool) {
        return find(tool)
                .orElseThrow(() -> new Scenario.Unavailable(tool + " is not installed. " + ADVICE))
                .toString();
    }

    /** What a command prints; it must end well. */
    static String output(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command.command()) + " does not end:\n" + output);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command.command()) + " failed:\n" + output);
        }
        return output;
    }
}
