import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Moving many raw keys in on a server of its own, beside a plain client's bulk load of the same rows into a table with the
 * same indexes. The database has the load's core to itself; Talos and the clients have the other.
 */
final class ServerImport {

    private static final int TURNS = 3;

    private ServerImport() {}

    static List<Finding> postgres(Lab lab) throws IOException, InterruptedException {
        return run(lab, Databases.postgres(lab, lab.options().databaseCpuOr(lab.options().loadCpu())), new CopyLoad());
    }

    static List<Finding> mariaDb(Lab lab) throws IOException, InterruptedException {
        return run(lab, Databases.mariaDb(lab, lab.options().databaseCpuOr(lab.options().loadCpu())), new FileLoad());
    }

    private static List<Finding> run(Lab lab, Databases.Database database, PlainLoad plain)
            throws IOException, InterruptedException {
        int rows = lab.options().rows();
        Path input = Keys.file(lab, "import", rows, Keys::row);
        Daemon server = lab.talos(database.dsn(), Map.of());
        List<Double> talos = new ArrayList<>();
        List<Double> parts = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            plain.makeTable(statement);
            for (int turn = 0; turn < TURNS; turn++) {
                statement.execute("TRUNCATE TABLE api_keys");
                statement.execute("DELETE FROM key_counts");
                long start = System.nanoTime();
                Daemon client = lab.importing(input, server, OptionalInt.of(lab.options().serverCpu()));
                client.awaitEnd();
                talos.add(rows / ((System.nanoTime() - start) / 1e9));
                Rows stored = Rows.of(plain.read(connection, lab));
                if (stored.count() != rows) {
                    throw new IOException("not all rows were imported: " + client.lastLines());
                }
                statement.execute("TRUNCATE TABLE plain");
                parts.add(rows / plain.seconds(connection, stored.parts(PlainLoad.AT_ONCE)));
                statement.execute("TRUNCATE TABLE plain");
                whole.add(rows / plain.seconds(connection, stored.parts(rows)));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return List.of(
                finding("talos keys imported batch-import", talos, parts),
                finding(plain.name() + ", durable transactions of " + PlainLoad.AT_ONCE + " rows", parts, parts),
                finding(plain.name() + ", one transaction", whole, parts));
    }

    private static Finding finding(String subject, List<Double> rates, List<Double> plain) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            ratios.add(rates.get(i) / plain.get(i));
        }
        return Finding.of(
                subject,
                "rows/s", Report.round(Series.median(rates), 0),
                "ratio to plain load", Report.round(Series.median(ratios), 2),
                "slowest turn", Report.round(rates.stream().min(Double::compare).orElseThrow(), 0));
    }
}
