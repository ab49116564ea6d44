package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The end of a transaction on PostgreSQL, which lets go of locks before it is confirmed where that does no harm. */
final class PostgresCommit {

    // With synchronous standbys the locks are kept: whoever waits for one that is away keeps a connection of the server
    // after its client has gone. With the locks let go there would be ever more of them, until nobody can connect.
    private static final String HAS_NO_STANDBY = "current_setting('synchronous_standby_names') = ''";

    /** To be asked on each new connection: whether locks may be let go first. */
    static final String MAY_CONFIRM_APART = "SELECT " + HAS_NO_STANDBY
            + " AND (SELECT coalesce(bool_and(has_function_privilege(oid, 'EXECUTE')), false) FROM pg_proc"
            + " WHERE proname = 'pg_logical_emit_message' AND pronamespace = 'pg_catalog'::regnamespace"
            // The other takes bytes. PostgreSQL 17 added an argument that may be left out.
            + " AND proargtypes[2] = 'text'::regtype)";

    // In one message: the locks are let go before the disk is waited for. Who wants the tenant's count of keys, as all
    // do who write for it, would else wait for each of those before it, one after another. The last transaction
    // confirms as much as the session is set to, and with itself whatever was committed before it. A standby that is
    // new keeps the locks from the next change on. Until a new connection says so, that is confirmed twice.
    private static final String COMMIT_AND_CONFIRM = "SELECT set_config('synchronous_commit', 'off', true) WHERE "
            + HAS_NO_STANDBY + ";COMMIT;SELECT pg_logical_emit_message(true, 'talos', '')";

    /** As the server told the newest connection. */
    private volatile boolean apart;

    /** Takes the answer to {@link #MAY_CONFIRM_APART}. */
    void confirmApart(boolean may) {
        apart = may;
    }

    void run(Connection connection) throws SQLException {
        if (!apart) {
            connection.commit();
            return;
        }
        // Prepared: the driver keeps it for the next time.
        try (PreparedStatement commit = connection.prepareStatement(COMMIT_AND_CONFIRM)) {
            boolean _ = commit.execute();
        }
    }
}
