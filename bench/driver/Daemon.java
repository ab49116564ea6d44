import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server process, pinned to one core, and what Linux says about it. */
final class Daemon implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    /** Of its log, in an error. */
    private static final int LAST_LINES = 20;

    private final Process process;
    private final int port;
    private final Optional<String> metricsUrl;
    private final Path log;

    private Daemon(Process process, int port, Optional<String> metricsUrl, Path log) {
        this.process = process;
        this.port = port;
        this.metricsUrl = metricsUrl;
        this.log = log;
    }

    static Daemon launch(List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Optional<String> metricsUrl = Optional.ofNullable(environment.get(Settings.METRICS_PORT))
                .map(metrics -> "http://127.0.0.1:" + metrics + "/metrics");
        return new Daemon(builder.start(), port, metricsUrl, log);
    }

    /** Waits until its port takes connections. */
    void awaitPort() throws IOException, InterruptedException {
        for (int i = 0; i < 3000 && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                // Somebody else's port, if this process has ended for that.
                Thread.sleep(10);
                if (process.isAlive()) {
                    return;
                }
            } catch (IOException _) {
                Thread.sleep(10);
            }
        }
        throw new IOException("does not serve on port " + port + ": "
                + process.info().commandLine().orElse("it has ended") + "\n" + lastLines());
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Of what it said. */
    String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    static List<String> pinned(int cpu, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of(Tools.path("taskset"), "-c", Integer.toString(cpu)));
        pinned.addAll(command);
        return pinned;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where it says what it has done, if it does. */
    Optional<String> metricsUrl() {
        return metricsUrl;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** User and system time so far. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    double residentMb() throws IOException {
        return statusKb("VmRSS") / 1024.0;
    }

    double peakMb() throws IOException {
        return statusKb("VmHWM") / 1024.0;
    }

    /** From now on the peak is that from now on. */
    void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc/" + process.pid() + "/clear_refs"), "5");
    }

    private long statusKb(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
