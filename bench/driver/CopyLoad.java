import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY of PostgreSQL. */
final class CopyLoad implements PlainLoad {

    @Override
    public String name() {
        return "COPY by a plain client";
    }

    @Override
    public void makeTable(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE plain (LIKE api_keys INCLUDING ALL)");
    }

    @Override
    public byte[] read(Connection connection, Lab lab) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        manager(connection).copyOut("COPY api_keys TO STDOUT", rows);
        return rows.toByteArray();
    }

    @Override
    public double seconds(Connection connection, List<byte[]> parts) throws SQLException, IOException {
        CopyManager copy = manager(connection);
        long start = System.nanoTime();
        for (byte[] part : parts) {
            copy.copyIn("COPY plain FROM STDIN", new ByteArrayInputStream(part));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
