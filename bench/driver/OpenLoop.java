import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends requests at fixed times over a few connections, from one thread, in a process of its own on the load's core. */
public final class OpenLoop {

    /** Latencies in milliseconds, ascending. */
    record Outcome(double rate, double[] latencies) {
        double at(double part) {
            return latencies.length == 0 ? 0 : latencies[(int) Math.min(latencies.length - 1, part * latencies.length)];
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        private long due;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private OpenLoop() {}

    /** Runs itself in another JVM, so that the pauses of the driver are not measured. */
    static Outcome run(Options options, Target target, List<String> lines, double rate, int seconds, int connections)
            throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(Daemon.pinned(
                options.loadCpu(),
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xms512m",
                        "-Xmn384m",
                        "-Xmx512m",
                        "-cp",
                        options.root().resolve("target/lib") + "/*",
                        options.root().resolve("bench/driver/OpenLoop.java").toString(),
                        Integer.toString(target.daemon().port()),
                        target.path(),
                        target.bodies().toString(),
                        Double.toString(rate),
                        Integer.toString(seconds),
                        Integer.toString(connections))));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("the open loop ended with " + process.exitValue());
        }
        double[] latencies = output.lines().mapToDouble(line -> Long.parseLong(line) / 1e6).sorted().toArray();
        return new Outcome(latencies.length / (double) seconds, latencies);
    }

    static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        List<byte[]> requests = new ArrayList<>();
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of(args[2]))) {
            requests.add(("POST " + args[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + line.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + line)
                    .getBytes(StandardCharsets.UTF_8));
        }
        double rate = Double.parseDouble(args[3]);
        long[] latencies = send(port, requests, rate, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
        StringBuilder out = new StringBuilder();
        // The first second is the client's own warm-up.
        Arrays.stream(latencies).skip((long) rate).forEach(nanos -> out.append(nanos).append('\n'));
        System.out.print(out);
    }

    private static long[] send(int port, List<byte[]> requests, double rate, int seconds, int connections)
            throws IOException {
        int count = (int) (rate * (seconds + 1));
        long[] latencies = new long[count];
        try (Selector selector = Selector.open()) {
            Deque<Connection> idle = new ArrayDeque<>();
            for (int i = 0; i < connections; i++) {
                idle.add(connect(selector, port));
            }
            long start = System.nanoTime();
            int sent = 0;
            int done = 0;
            while (done < count) {
                long now = System.nanoTime();
                // A request that finds every connection taken waits; that it was due counts all the same.
                while (sent < count && !idle.isEmpty() && now >= start + (long) (sent * 1e9 / rate)) {
                    Connection connection = idle.remove();
                    connection.due = start + (long) (sent * 1e9 / rate);
                    ByteBuffer request = ByteBuffer.wrap(requests.get(sent++ % requests.size()));
                    while (request.hasRemaining()) {
                        connection.channel.write(request);
                    }
                }
                selector.selectNow();
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (answered(connection)) {
                        latencies[done++] = System.nanoTime() - connection.due;
                        idle.add(connection);
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        return latencies;
    }

    private static Connection connect(Selector selector, int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Whether the whole answer is here; it must be a 200 with a Content-Length. */
    private static boolean answered(Connection connection) throws IOException {
        if (connection.channel.read(connection.in) < 0) {
            throw new IOException("the server closed a connection");
        }
        String so_far = new String(connection.in.array(), 0, connection.in.position(), StandardCharsets.ISO_8859_1);
        int end = so_far.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!so_far.startsWith("HTTP/1.1 200")) {
            throw new IOException("refused: " + so_far.substring(0, Math.min(200, so_far.length())));
        }
        String head = so_far.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        int length = head.indexOf("content-length:");
        int lineEnd = head.indexOf('\r', length);
        int body = Integer.parseInt(
                head.substring(length + "content-length:".length(), lineEnd < 0 ? head.length() : lineEnd).strip());
        if (connection.in.position() < end + 4 + body) {
            return false;
        }
        connection.in.clear();
        return true;
    }
}
