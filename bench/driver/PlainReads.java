import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * The plainest client there is, as a process of its own: each connection reads one row at a time, by a random one of some
 * digests, and looks at nothing but that it is there. Whoever connects to its port says how many seconds, and is told how
 * many rows, and the microseconds of the median, the 99th percentile and the worst.
 */
public final class PlainReads {

    private static final String QUERY = "SELECT * FROM api_keys WHERE network_id = ? AND digest = ?";

    private PlainReads() {}

    /** PORT JDBC_URL CONNECTIONS FILE, which has a network id and a digest on each line, in hex. */
    static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        List<byte[][]> keys = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[3]))) {
            String[] parts = line.split(" ");
            keys.add(new byte[][] {HexFormat.of().parseHex(parts[0]), HexFormat.of().parseHex(parts[1])});
        }
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            connections.add(DriverManager.getConnection(args[1]));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(connections.size());
                ServerSocket server = new ServerSocket(
                        Integer.parseInt(args[0]), 1, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket caller = server.accept()) {
                    String seconds = new BufferedReader(new InputStreamReader(caller.getInputStream())).readLine();
                    if (seconds != null) {
                        String result = turn(threads, connections, keys, Integer.parseInt(seconds));
                        caller.getOutputStream().write(result.getBytes());
                    }
                }
            }
        }
    }

    private static String turn(
            ExecutorService threads, List<Connection> connections, List<byte[][]> keys, int seconds)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<Histogram>> readers = new ArrayList<>();
        for (Connection connection : connections) {
            readers.add(threads.submit(() -> read(connection, keys, end)));
        }
        Histogram all = new Histogram(3);
        for (Future<Histogram> reader : readers) {
            all.add(reader.get());
        }
        return all.getTotalCount() + " " + all.getValueAtPercentile(50) / 1000 + " "
                + all.getValueAtPercentile(99) / 1000 + " " + all.getMaxValue() / 1000 + "\n";
    }

    private static Histogram read(Connection connection, List<byte[][]> keys, long end) throws SQLException {
        Histogram times = new Histogram(3);
        Random random = new Random();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            for (long start = System.nanoTime(); start < end; ) {
                byte[][] key = keys.get(random.nextInt(keys.size()));
                statement.setBytes(1, key[0]);
                statement.setBytes(2, key[1]);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("there is no such row");
                    }
                }
                long now = System.nanoTime();
                times.recordValue(now - start);
                start = now;
            }
        }
        return times;
    }
}
