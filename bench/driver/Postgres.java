import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verification without a cache against what the database answers to a plain client that reads one row at a time. The
 * client runs on the core that Talos runs on, the database is in the same place for both, and both ask for the same keys.
 */
final class Postgres {

    /** As many as Talos's pool may have by default: db.dsn, max_conns. */
    private static final int MOST_CONNECTIONS = 25;

    private Postgres() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Options options = lab.options();
        Databases.Database database = Databases.postgres(lab, options.databaseCpuOr(options.serverCpu()));
        Daemon talos = lab.talos(database.dsn(), Map.of());
        System.err.println("  filling PostgreSQL with " + Verify.size(options.keys()) + " keys");
        Stores.fill(talos, options.keys());
        Path bodies = Keys.verifyFile(lab, options.keys());
        Target verify = Target.of("Talos, no cache", talos, Verify.PATH, bodies, Expected.VALID);
        Calls.check(verify);
        // After many inserts the database has housekeeping to do, which would fall into some turns and not into others.
        execute(database, "VACUUM (ANALYZE) api_keys");
        execute(database, "CHECKPOINT");
        Wrk.explaining(options, verify.url(), Bodies.all(bodies), options.warmUp());
        int opened = (int) number(
                database, "SELECT count(*) - 1 FROM pg_stat_activity WHERE datname = 'talos' AND backend_type = 'client backend'");
        List<Series> plain = new ArrayList<>();
        for (int connections : List.of(MOST_CONNECTIONS, opened)) {
            Daemon client = client(lab, database, connections);
            turn(client, options.warmUp());
            plain.add(new Series(Target.of(
                    "plain client, " + connections + " connections", client, "", bodies, Expected.ANYTHING)));
        }
        Series verified = new Series(verify);
        alternate(options, plain, verified);
        Series better = plain.stream().max(Comparator.comparingDouble(Series::rate)).orElseThrow();
        plain.remove(better);
        List<Finding> findings = Rounds.findings(List.of(better, plain.getFirst(), verified));
        // The processor time and the memory of the database are in none of them.
        findings.forEach(finding -> finding.values().keySet().removeIf(column -> column.matches(".*(CPU|core|MB).*")));
        findings.getLast().values().put("connections to the database", opened + " of " + MOST_CONNECTIONS);
        return findings;
    }

    private static void alternate(Options options, List<Series> plain, Series verified)
            throws IOException, InterruptedException {
        for (int round = 0; round < options.rounds(); round++) {
            for (Series rows : plain) {
                add(rows, turn(rows.target().daemon(), options.seconds()), Counters.NONE, options);
            }
            Target verify = verified.target();
            Counters before = Counters.of(verify.daemon());
            Wrk turn = Wrk.explaining(options, verify.url(), Bodies.all(verify.bodies()), options.seconds());
            Counters counted = Counters.of(verify.daemon()).since(before);
            counted.check(verify, turn.requests());
            add(verified, turn, counted, options);
            System.err.printf(
                    Locale.ROOT,
                    "  round %d  %.0f and %.0f rows/s, %.0f verified/s%n",
                    round + 1,
                    plain.getFirst().rates().getLast(),
                    plain.getLast().rates().getLast(),
                    verified.rates().getLast());
        }
    }

    private static void add(Series series, Wrk turn, Counters counted, Options options) {
        series.add(turn, new Series.Cost(options.seconds(), 1, 0, counted.linesLost()));
    }

    private static Wrk turn(Daemon client, int seconds) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
            socket.getOutputStream().write((seconds + "\n").getBytes());
            String[] result = new String(socket.getInputStream().readAllBytes()).strip().split(" ");
            if (result.length < 4) {
                throw new IOException("the plain client failed");
            }
            long rows = Long.parseLong(result[0]);
            return new Wrk(
                    rows,
                    rows / (double) seconds,
                    Double.parseDouble(result[1]),
                    Double.parseDouble(result[2]),
                    Double.parseDouble(result[3]));
        }
    }

    private static Daemon client(Lab lab, Databases.Database database, int connections)
            throws IOException, InterruptedException {
        Options options = lab.options();
        int port = Daemon.freePort();
        List<String> command = Child.command(
                options,
                options.serverCpu(),
                128,
                "PlainReads.java",
                List.of(
                        Integer.toString(port),
                        database.jdbc(),
                        Integer.toString(connections),
                        digests(lab, database).toString()));
        return lab.start(command, Map.of(), port, "plain-" + connections + ".log");
    }

    /** Those of the keys that are verified. */
    private static Path digests(Lab lab, Databases.Database database) throws IOException {
        List<String> names = Keys.chosen(lab.options().keys(), Keys.IN_TURN).stream()
                .map(number -> "'key " + number + "'")
                .toList();
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT network_id, digest FROM api_keys WHERE name IN ("
                        + String.join(",", names) + ")")) {
            while (rows.next()) {
                lines.add(HexFormat.of().formatHex(rows.getBytes(1)) + " " + HexFormat.of().formatHex(rows.getBytes(2)));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return Files.write(lab.file("digests"), lines);
    }

    private static void execute(Databases.Database database, String statement) throws IOException {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static long number(Databases.Database database, String query) throws IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
