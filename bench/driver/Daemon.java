import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process, pinned to one core, and what Linux says about it. */
final class Daemon implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final int port;

    private Daemon(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until its port takes connections. */
    static Daemon start(List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException, InterruptedException {
        Daemon daemon = launch(command, environment, port, log);
        for (int i = 0; i < 3000; i++) {
            if (!daemon.process.isAlive()) {
                break;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return daemon;
            } catch (IOException _) {
                Thread.sleep(10);
            }
        }
        daemon.close();
        throw new IOException("does not serve: " + String.join(" ", command) + "; see " + log);
    }

    static Daemon launch(List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Daemon(builder.start(), port);
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
