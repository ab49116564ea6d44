package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** MySQL and MariaDB, with InnoDB. */
final class MysqlDialect extends ServerDialect {

    private static final Pattern FIRST_COLUMN = Pattern.compile("INSERT INTO \\w+ \\((\\w+)");

    private final MysqlServer server;

    MysqlDialect(MysqlServer server) {
        this.server = server;
    }

    @Override
    public DataSource connections(Access access) {
        return new OpenedConnections(() -> MysqlDriver.connect(server), connection -> tune(connection, access));
    }

    private static void tune(Connection connection, Access access) throws SQLException {
        // READ COMMITTED: what a unique index passed over can be seen afterwards, and fewer gaps are locked.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        long lock = ServerLimits.LOCK.toSeconds();
        try (Statement set = connection.createStatement()) {
            // A value that does not fit is an error, and is not cut.
            set.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = "
                    + lock + ", lock_wait_timeout = " + lock);
            if (isMariaDb(connection)) {
                // Each value of a list is searched for in the index. A list of more than that it would make a table of.
                set.execute("SET SESSION in_predicate_conversion_threshold = 0");
            }
            if (access != Access.UNHURRIED) {
                set.execute(statementLimit(connection));
            }
        }
        ServerLimits.listenNoLonger(connection, access);
    }

    /** MySQL has one for SELECT only. */
    private static String statementLimit(Connection connection) throws SQLException {
        long millis = ServerLimits.STATEMENT.toMillis();
        return isMariaDb(connection)
                ? "SET SESSION max_statement_time = " + millis / 1000.0
                : "SET SESSION max_execution_time = " + millis;
    }

    static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MariaDB");
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        run(connection, "START TRANSACTION");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Not INSERT IGNORE, which passes over values that do not fit as well. */
    @Override
    public String insertOrPassOver(String insert) {
        Matcher column = FIRST_COLUMN.matcher(insert);
        if (!column.lookingAt()) {
            throw new IllegalArgumentException("an INSERT names its columns");
        }
        return insert + " ON DUPLICATE KEY UPDATE " + column.group(1) + " = " + column.group(1);
    }

    /** There are no partial indexes; a column says which of them a key would be in. */
    @Override
    public String isRevoked() {
        return "life = 2";
    }

    @Override
    public String isExpiring() {
        return "life = 1";
    }

    @Override
    public String isEndless() {
        return "life = 0";
    }

    @Override
    public BulkInsert bulkInsert(int rows) {
        return rows == 1 ? BatchInsert.passingOver(this) : new MysqlInsert();
    }

    @Override
    public Nature nature(SQLException fault) {
        return MysqlFaults.nature(fault);
    }

    @Override
    public StoreException explain(SQLException fault) {
        return MysqlFaults.explain(fault);
    }

    @Override
    public boolean undoesSchemaChanges() {
        return false;
    }

    @Override
    public List<MigrationScript> migrations() {
        return MigrationScript.load(
                "mysql",
                List.of("V0001__api_keys", "V0002__key_counts", "V0003__legacy_digests", "V0004__keys_by_end"));
    }
}
