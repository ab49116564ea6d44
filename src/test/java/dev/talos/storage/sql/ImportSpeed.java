package dev.talos.storage.sql;

import static dev.talos.testing.Keys.imported;

import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.Keys;
import dev.talos.testing.MariaDbProcess;
import dev.talos.testing.PostgresProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Measures, and tests nothing: rows per second of an import on each database, beside the bulk load of the same rows by a
 * plain client. {@code docs/adr/0016-dialects.md} has the figures and the command.
 */
final class ImportSpeed {

    private static final int CHUNK = 500;

    private final int rows;

    private ImportSpeed(int rows) {
        this.rows = rows;
    }

    /** How many rows; 200,000 when nothing is said. */
    public static void main(String[] arguments) throws SQLException, IOException {
        ImportSpeed speed = new ImportSpeed(arguments.length == 0 ? 200_000 : Integer.parseInt(arguments[0]));
        Path directory = Files.createTempDirectory("talos-speed");
        speed.sqlite(directory);
        try (DatabaseProcess process = PostgresProcess.start()) {
            process.create("speed");
            speed.measure("PostgreSQL", process.dsn("speed"));
            speed.copy(process);
        }
        try (DatabaseProcess process = MariaDbProcess.start()) {
            process.create("speed");
            speed.measure("MariaDB", process.dsn("speed"));
            speed.loadData(process, directory.resolve("rows.txt"));
        }
    }

    private void sqlite(Path directory) throws SQLException {
        Path file = directory.resolve("speed.db");
        measure("SQLite", "sqlite://" + file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            long begun = System.nanoTime();
            statement.executeUpdate("CREATE TABLE old AS SELECT * FROM api_keys");
            statement.executeUpdate("DELETE FROM api_keys");
            report("SQLite, made ready", begun);
            begun = System.nanoTime();
            statement.executeUpdate("INSERT INTO api_keys SELECT * FROM old");
            report("SQLite, INSERT SELECT in one transaction", begun);
        }
    }

    private void measure(String name, String dsn) {
        try (Database database = ServerTesting.migrated(dsn)) {
            KeyStore store = database.keyStore();
            run(store, "warm", CHUNK * 20);
            long begun = System.nanoTime();
            run(store, "raw", rows);
            report(name + ", through KeyStore in chunks of " + CHUNK, begun);
            begun = System.nanoTime();
            run(store, "raw", rows);
            report(name + ", the same keys once more, each told as taken", begun);
        }
    }

    private static void run(KeyStore store, String prefix, int count) {
        for (int from = 0; from < count; from += CHUNK) {
            List<NewImportedKey> chunk = IntStream.range(from, from + CHUNK)
                    .mapToObj(i -> imported(NetworkId.NIL, prefix + i))
                    .toList();
            int _ = store.insertImported(NetworkId.NIL, chunk, Quota.NONE).size();
        }
    }

    /** The rows that are there, taken out and brought in again by COPY. */
    private void copy(DatabaseProcess process) throws SQLException, IOException {
        try (Connection connection = process.connect("speed");
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy.copyOut("COPY (SELECT * FROM api_keys WHERE name = 'a key') TO STDOUT", bytes);
            statement.execute("TRUNCATE api_keys");
            long begun = System.nanoTime();
            copy.copyIn("COPY api_keys FROM STDIN", new ByteArrayInputStream(bytes.toByteArray()));
            report("PostgreSQL, COPY in one transaction", begun);
            statement.execute("TRUNCATE api_keys");
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            begun = System.nanoTime();
            for (int from = 0; from < lines.size(); from += CHUNK) {
                String part = String.join("\n", lines.subList(from, Math.min(lines.size(), from + CHUNK))) + "\n";
                copy.copyIn("COPY api_keys FROM STDIN", new StringReader(part));
            }
            report("PostgreSQL, COPY in transactions of " + CHUNK, begun);
        }
    }

    private void loadData(DatabaseProcess process, Path file) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            NewImportedKey key = imported(NetworkId.NIL, "load" + i);
            lines.add(String.join(
                    "\t",
                    HexFormat.of().formatHex(key.key().keyId().toBytes()),
                    HexFormat.of().formatHex(key.digest().toBytes()),
                    Long.toString(Keys.CREATED.toEpochMilli() * 1000 + i)));
        }
        Files.write(file, lines);
        String load =
                "LOAD DATA LOCAL INFILE '%s' INTO TABLE api_keys (@id, @digest, @time) SET network_id = REPEAT(CHAR(0), 16),"
                                .formatted(file)
                        + " key_id = UNHEX(@id), kind = 2, digest = UNHEX(@digest), secret_id = 7, name = 'a key', actor_id = 'an actor',"
                        + " scopes = '[]', metadata = '{}', visibility = 1, create_time = @time, update_time = @time, allowed_cidrs = '[]'";
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + process.port() + "/speed?allowLocalInfile=true", "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE api_keys");
            long begun = System.nanoTime();
            statement.execute(load);
            report("MariaDB, LOAD DATA in one transaction", begun);
            statement.execute("TRUNCATE api_keys");
            begun = System.nanoTime();
            for (int from = 0; from < rows; from += CHUNK) {
                Files.write(file, lines.subList(from, Math.min(rows, from + CHUNK)));
                statement.execute(load);
            }
            report("MariaDB, LOAD DATA in transactions of " + CHUNK, begun);
        }
    }

    private void report(String what, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%-70s %,10.0f rows/s%n", what, rows / seconds);
    }
}
