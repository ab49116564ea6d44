import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The bulk load of a database by a client that does nothing else, into a table {@code plain}. */
interface PlainLoad {

    int AT_ONCE = 1000;

    String name();

    /** Like that of Talos, with all indexes. */
    void makeTable(Statement statement) throws SQLException;

    /** The rows that Talos stored, as the database writes them, in the order in which they went in. */
    byte[] read(Connection connection, Lab lab) throws SQLException, IOException;

    /** How long it takes to put them in, each part in a transaction. */
    double seconds(Connection connection, List<byte[]> parts) throws SQLException, IOException;
}
