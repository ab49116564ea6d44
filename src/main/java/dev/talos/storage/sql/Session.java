package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * One connection and the statements prepared on it, kept as long as the connection: preparing costs SQLite more than
 * running a lookup. Used by one thread at a time.
 */
final class Session {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The statement for that text, which is one of few. Not to be closed; its result sets are. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException _) {
            return true;
        }
    }
}
