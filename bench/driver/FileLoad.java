import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** LOAD DATA LOCAL INFILE of MariaDB. */
final class FileLoad implements PlainLoad {

    private int files;

    @Override
    public String name() {
        return "LOAD DATA by a plain client";
    }

    @Override
    public void makeTable(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE plain LIKE api_keys");
    }

    @Override
    public byte[] read(Connection connection, Lab lab) throws SQLException, IOException {
        Path file = lab.file("rows-" + ++files + ".txt").toAbsolutePath();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + columns(statement) + " INTO OUTFILE '" + file
                    + "' FROM api_keys ORDER BY create_time");
        }
        return Files.readAllBytes(file);
    }

    @Override
    public double seconds(Connection connection, List<byte[]> parts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String load = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE plain CHARACTER SET binary (" + columns(statement) + ")";
            org.mariadb.jdbc.Statement driver = statement.unwrap(org.mariadb.jdbc.Statement.class);
            long start = System.nanoTime();
            for (byte[] part : parts) {
                driver.setLocalInfileInputStream(new ByteArrayInputStream(part));
                driver.execute(load);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Those that are not made from others. */
    private static String columns(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = 'api_keys' AND is_generated = 'NEVER'"
                + " ORDER BY ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return String.join(", ", columns);
    }
}
