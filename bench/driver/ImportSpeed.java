import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Moving many raw keys in, client and server together, and what SQLite takes at most. */
final class ImportSpeed {

    private static final int TENTHS = 10;

    private ImportSpeed() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int rows = lab.options().rows();
        String sqlite = Tools.path("sqlite3");
        Path input = Keys.file(lab, "import", rows, Keys::row);
        List<Finding> findings = new ArrayList<>();
        Path store = Stores.fresh(lab);
        Timed talos = talos(lab, store, input, rows);
        Path jdbcStore = Stores.fresh(lab);
        lab.stop(lab.unpinned(jdbcStore));
        double jdbc = Loader.run(lab, store, jdbcStore, rows);
        findings.add(Finding.of(
                "talos keys imported batch-import",
                "rows/s", Report.round(rows / talos.seconds, 0),
                "ratio to JDBC", Report.round(rows / talos.seconds / jdbc, 2),
                "last tenth / first", Report.round(talos.lastToFirst(), 2),
                "server peak MB", Report.round(talos.serverPeak, 0),
                "client peak MB", Report.round(talos.clientPeak, 0)));
        findings.add(Finding.of(
                "JDBC loader, durable transactions of 1000 rows",
                "rows/s", Report.round(jdbc, 0),
                "ratio to JDBC", Report.round(1, 2)));
        double shell = shell(lab, sqlite, store, rows);
        findings.add(Finding.of(
                "sqlite3 shell, .import in one transaction",
                "rows/s", Report.round(shell, 0),
                "ratio to JDBC", Report.round(shell / jdbc, 2)));
        return findings;
    }

    /** The seconds it took, when each tenth of the rows was there, and the most memory. */
    private static final class Timed {
        private double seconds;
        private double serverPeak;
        private double clientPeak;
        private final double[] tenthAt = new double[TENTHS + 1];

        double lastToFirst() {
            return (tenthAt[1] - tenthAt[0]) / (tenthAt[TENTHS] - tenthAt[TENTHS - 1]);
        }
    }

    private static Timed talos(Lab lab, Path store, Path input, int rows) throws IOException, InterruptedException {
        Daemon server = lab.unpinned(store);
        Timed timed = new Timed();
        long start = System.nanoTime();
        Daemon client = lab.importing(input, server, OptionalInt.empty());
        int reached = 0;
        while (client.isAlive()) {
            try {
                timed.clientPeak = Math.max(timed.clientPeak, client.peakMb());
            } catch (IOException _) {
                break;
            }
            long there = Loader.count(store);
            while (reached < TENTHS && there >= (long) rows * (reached + 1) / TENTHS) {
                timed.tenthAt[++reached] = (System.nanoTime() - start) / 1e9;
            }
            Thread.sleep(50);
        }
        timed.seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 1; i <= TENTHS; i++) {
            if (timed.tenthAt[i] == 0) {
                timed.tenthAt[i] = timed.seconds;
            }
        }
        timed.serverPeak = server.peakMb();
        lab.stop(server);
        if (Loader.count(store) != rows) {
            throw new IOException("not all rows were imported: " + client.lastLines());
        }
        return timed;
    }

    /** Rows like those that Talos wrote, into a table with the same indexes, in an order that the indexes do not have. */
    private static double shell(Lab lab, String sqlite, Path store, int rows) throws IOException, InterruptedException {
        Path csv = lab.file("rows.csv");
        Path target = Stores.fresh(lab);
        List<String> columns = Loader.columns(store);
        List<String> quoted = columns.stream()
                .map(column -> "CASE typeof(%1$s) WHEN 'blob' THEN hex(%1$s) ELSE %1$s END".formatted(column))
                .toList();
        Tools.output(new ProcessBuilder(
                sqlite, store.toString(), ".mode csv", ".output " + csv,
                "SELECT " + String.join(",", quoted) + " FROM api_keys"));
        // .import brings texts; a blob becomes a text twice as long, which costs the shell rather more than less.
        for (String statement : Loader.schema(store)) {
            Tools.output(new ProcessBuilder(sqlite, target.toString(), statement.replace(") STRICT", ")")));
        }
        long start = System.nanoTime();
        Tools.output(new ProcessBuilder(
                sqlite, target.toString(), "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                "BEGIN", ".mode csv", ".import " + csv + " api_keys", "COMMIT"));
        return rows / ((System.nanoTime() - start) / 1e9);
    }
}
