package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.PostgresServer.Flavour;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, and what speaks its protocol. */
final class PostgresDialect extends ServerDialect {

    // Whoever turned it off for the whole server did not mean keys. More than "on" is left as it is.
    private static final String CONFIRM_WHAT_IS_STORED = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    // PostgreSQL looks for a deadlock after a second. The one that it lets live has to be waiting still.
    private static final Duration LOCK = ServerLimits.LOCK.plusMillis(250);

    private final PostgresServer server;

    private final PostgresCommit commit = new PostgresCommit();

    PostgresDialect(PostgresServer server) {
        this.server = server;
    }

    @Override
    public DataSource connections(Access access) {
        PGSimpleDataSource driver = PostgresDriver.dataSource(server);
        return new OpenedConnections(driver::getConnection, connection -> tune(connection, access));
    }

    private void tune(Connection connection, Access access) throws SQLException {
        // READ COMMITTED: what a unique index passed over can be seen afterwards, and nobody fails for having read.
        boolean alone = server.flavour() == Flavour.COCKROACH && access != Access.UNHURRIED;
        connection.setTransactionIsolation(
                alone ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED);
        long statement = switch (access) {
            case READ, LOOK_UP, WRITE -> ServerLimits.STATEMENT.toMillis();
            case UNHURRIED -> 0;
        };
        List<String> settings = new ArrayList<>();
        if (server.flavour() == Flavour.POSTGRES) {
            settings.add(PostgresCommit.MAY_CONFIRM_APART);
        }
        settings.addAll(List.of(
                "SET lock_timeout = " + LOCK.toMillis(),
                "SET statement_timeout = " + statement,
                "SET idle_in_transaction_session_timeout = 0"));
        if (server.flavour() == Flavour.POSTGRES) {
            settings.add(CONFIRM_WHAT_IS_STORED);
            // A plan that was kept from when the table was small reads all of it once it is large.
            settings.add("SET plan_cache_mode = force_custom_plan");
            // Every query here is read off one index. Before the first statistics a bitmap of all of the tenant's keys
            // passes for the cheaper way to a hundred of them.
            settings.add("SET enable_bitmapscan = off");
            // Lists are in the order of an index. To read all there is and sort it looks cheap to a planner that takes
            // conditions that go together for independent ones.
            settings.add("SET enable_sort = off");
            // A lookup of many keys looks costly by its estimate. To compile it takes longer than to run it, each time.
            settings.add("SET jit = off");
        }
        try (Statement set = connection.createStatement()) {
            // One message: each is a journey, and there are new connections just when there is much to do.
            if (set.execute(String.join("; ", settings))) {
                try (ResultSet row = set.getResultSet()) {
                    commit.confirmApart(row.next() && row.getBoolean(1));
                }
            }
        }
        ServerLimits.listenNoLonger(connection, access);
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        commit.run(connection);
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /**
     * Which index PostgreSQL reads for a condition is a matter of statistics: it took one that has all keys of a tenant
     * for as good when it had not looked at the table yet, and more so when the tenant came after it had, for then it
     * expects no keys. So the rows of a value are asked for in the order of the column. Of an equality PostgreSQL knows
     * that there is nothing to order, hence the two bounds. As it may not sort, only the index of that column will do.
     * Many values have a query each, kept apart by OFFSET.
     */
    @Override
    public Lookup lookUp(String select, int values) {
        // CockroachDB looks each value of a list up.
        if (server.flavour() == Flavour.COCKROACH) {
            return Lookup.in(select, values);
        }
        if (values == 1) {
            return new Lookup(inOrder(select, "?"), Lookup.Values.TWICE);
        }
        return new Lookup(
                "SELECT found.* FROM (SELECT DISTINCT wanted FROM unnest(?) listed (wanted)) asked, LATERAL ("
                        + inOrder(select, "asked.wanted") + " OFFSET 0) found",
                Lookup.Values.ARRAY_FIRST);
    }

    private static String inOrder(String select, String value) {
        String column = select.substring(select.lastIndexOf(' ') + 1);
        return select + " >= " + value + " AND " + column + " <= " + value + " ORDER BY " + column;
    }

    /**
     * PostgreSQL asks its statistics about values that it sees, and expects no rows of a tenant that is not in them. What a
     * subquery yields it does not see.
     */
    @Override
    public String ofAnyTenant(String sql) {
        return switch (server.flavour()) {
            case POSTGRES -> sql.replace("network_id = ?", "network_id = (SELECT ?::bytea)");
            case COCKROACH -> sql;
        };
    }

    @Override
    public String insertOrPassOver(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    @Override
    public String isRevoked() {
        return "revoke_time IS NOT NULL";
    }

    @Override
    public String isExpiring() {
        return "revoke_time IS NULL AND expire_time IS NOT NULL";
    }

    @Override
    public String isEndless() {
        return "revoke_time IS NULL AND expire_time IS NULL";
    }

    /** CockroachDB lets only its administrators COPY. */
    @Override
    public BulkInsert bulkInsert(int rows) {
        if (rows == 1) {
            return BatchInsert.passingOver(this);
        }
        return switch (server.flavour()) {
            case POSTGRES -> new CopyInsert();
            case COCKROACH -> new MultiRowInsert();
        };
    }

    @Override
    public Nature nature(SQLException fault) {
        return PostgresFaults.nature(fault);
    }

    @Override
    public StoreException explain(SQLException fault) {
        return PostgresFaults.explain(fault);
    }

    /** CockroachDB builds indexes after the transaction. */
    @Override
    public boolean undoesSchemaChanges() {
        return server.flavour() == Flavour.POSTGRES;
    }

    @Override
    public List<MigrationScript> migrations() {
        Stream<String> common =
                Stream.of("V0001__api_keys", "V0002__key_counts", "V0003__legacy_digests", "V0004__keys_by_end");
        return switch (server.flavour()) {
            case POSTGRES ->
                MigrationScript.load(
                        "postgresql",
                        Stream.concat(common, Stream.of("V0005__no_statistics_of_tenants"))
                                .toList());
            case COCKROACH -> MigrationScript.load("cockroachdb", common.toList());
        };
    }
}
