import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The plainest loader there is: rows of the same width into the same table, in durable transactions, nothing else. */
final class Loader {

    private static final int ROWS_AT_ONCE = 1000;

    private Loader() {}

    /** Rows per second. The pragmas are those of Talos; see docs/adr/0011-sqlite.md. */
    static double run(Lab lab, Path like, Path target, int rows) throws IOException {
        SecureRandom random = new SecureRandom();
        try (Connection from = open(like);
                Connection to = open(target);
                Statement settings = to.createStatement()) {
            for (String pragma : List.of(
                    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32768",
                    "wal_autocheckpoint=100000", "journal_size_limit=67108864")) {
                settings.execute("PRAGMA " + pragma);
            }
            List<String> columns = columns(from);
            to.setAutoCommit(false);
            String insert = "INSERT INTO api_keys (" + String.join(", ", columns) + ") VALUES (?"
                    + ", ?".repeat(columns.size() - 1) + ")";
            long start = System.nanoTime();
            try (PreparedStatement statement = to.prepareStatement(insert);
                    Statement select = from.createStatement();
                    ResultSet row = select.executeQuery("SELECT " + String.join(", ", columns) + " FROM api_keys")) {
                int count = 0;
                while (row.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        statement.setObject(i, value(row, i, columns.get(i - 1), random));
                    }
                    statement.addBatch();
                    if (++count % ROWS_AT_ONCE == 0 || count == rows) {
                        statement.executeBatch();
                        to.commit();
                    }
                }
            }
            return rows / ((System.nanoTime() - start) / 1e9);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static Object value(ResultSet row, int index, String column, SecureRandom random) throws SQLException {
        Object value = row.getObject(index);
        // Random like those of Talos, so that the indexes are hit as at random as there.
        if (value instanceof byte[] bytes && !column.equals("network_id")) {
            random.nextBytes(bytes);
        }
        return value;
    }

    static long count(Path store) throws IOException {
        try (Connection connection = open(store);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(unrevoked), 0) FROM key_counts")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    static List<String> columns(Path store) throws IOException {
        try (Connection connection = open(store)) {
            return columns(connection);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        return texts(connection, "SELECT name FROM pragma_table_info('api_keys')");
    }

    /** The statements that make the table and its indexes. */
    static List<String> schema(Path store) throws IOException {
        try (Connection connection = open(store)) {
            return texts(
                    connection,
                    "SELECT sql FROM sqlite_schema WHERE tbl_name = 'api_keys' AND sql IS NOT NULL ORDER BY type DESC");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Connection open(Path store) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + store);
    }
}
