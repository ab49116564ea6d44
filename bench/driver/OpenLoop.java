import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends requests at fixed times over a few connections, from one thread, in a process of its own on the load's core. The
 * thread never sleeps: when it was away for a while, that was not the server, and it is counted apart. Makes no garbage.
 */
public final class OpenLoop {

    private static final long SECOND = 1_000_000_000L;

    /** How long it waits for answers when no more requests are due. */
    private static final long PATIENCE = 10 * SECOND;

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
        private long due;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final int port;
    private final List<ByteBuffer> requests;
    private final double rate;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final OpenLoopTimes times = new OpenLoopTimes();
    private final Pauses pauses;

    private OpenLoop(int port, List<ByteBuffer> requests, double rate, CoreTime core) {
        this.port = port;
        this.requests = requests;
        this.rate = rate;
        this.pauses = new Pauses(core);
    }

    /** PORT PID PATH FILE RATE SECONDS_OF_WARM_UP SECONDS CONNECTIONS; the port and the process id are the server's. */
    static void main(String[] args) throws IOException {
        List<ByteBuffer> requests = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[3]))) {
            byte[] request = ("POST " + args[2] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + line.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + line)
                    .getBytes(StandardCharsets.UTF_8);
            requests.add(ByteBuffer.allocateDirect(request.length).put(request).flip());
        }
        OpenLoop loop = new OpenLoop(
                Integer.parseInt(args[0]),
                requests,
                Double.parseDouble(args[4]),
                CoreTime.of(Long.parseLong(args[1])));
        loop.send(Integer.parseInt(args[5]), Integer.parseInt(args[6]), Integer.parseInt(args[7]));
        System.out.println(loop.times.json());
    }

    private void send(int warmUp, int seconds, int connections) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                idle.add(connect(selector));
            }
            long count = (long) (rate * (warmUp + seconds));
            long start = System.nanoTime();
            long counted = start + warmUp * SECOND;
            long end = counted + seconds * SECOND;
            long last = start;
            long sent = 0;
            long done = 0;
            while (done < count && last < end + PATIENCE) {
                long now = System.nanoTime();
                times.passed(last, now, counted);
                pauses.passed(last, now);
                last = now;
                // A request that finds every connection taken waits; that it was due counts all the same.
                while (sent < count && !idle.isEmpty() && now >= due(start, sent)) {
                    send(idle.remove(), due(start, sent), requests.get((int) (sent++ % requests.size())));
                }
                selector.selectNow();
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (isAnswered(connection)) {
                        answered(connection.due, System.nanoTime(), counted);
                        done++;
                        idle.add(connection);
                    }
                }
                selector.selectedKeys().clear();
            }
            times.ended(counted, end, count - done, pauses);
        }
    }

    private void answered(long due, long now, long counted) {
        times.answered(due, now, counted);
        pauses.answered(due, now, counted);
    }

    private long due(long start, long number) {
        return start + (long) (number * SECOND / rate);
    }

    private static void send(Connection connection, long due, ByteBuffer request) throws IOException {
        connection.due = due;
        request.rewind();
        while (request.hasRemaining()) {
            connection.channel.write(request);
        }
    }

    private Connection connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Whether the whole answer is here. */
    private static boolean isAnswered(Connection connection) throws IOException {
        if (connection.channel.read(connection.in) < 0) {
            throw new IOException("the server closed a connection");
        }
        int whole = AnswerLength.of(connection.in);
        if (whole < 0 || connection.in.position() < whole) {
            return false;
        }
        connection.in.clear();
        return true;
    }
}
