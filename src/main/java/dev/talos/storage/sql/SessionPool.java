package dev.talos.storage.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Lends out sessions. HikariCP keeps the connections; the statements hang on the driver's own connections beneath, as
 * HikariCP closes every statement when a connection comes back.
 */
final class SessionPool implements AutoCloseable {

    /** How long a caller waits for a session. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    /** How long a connection that lay idle has to show that it is alive. */
    private static final Duration PROOF_OF_LIFE = Duration.ofMillis(750);

    private final HikariDataSource pool = new HikariDataSource();
    private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();

    /** Connects to nothing yet. */
    SessionPool(String name, DataSource connections, PoolSettings settings) {
        pool.setPoolName(name);
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(settings.maxConns());
        pool.setMinimumIdle(settings.maxIdleConns());
        pool.setMaxLifetime(settings.maxConnLifetime().toMillis());
        pool.setIdleTimeout(settings.maxConnIdleTime().toMillis());
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PROOF_OF_LIFE.toMillis());
        pool.setInitializationFailTimeout(-1);
    }

    /** Something done with a session. */
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** Does it on a session of its own. A session on which anything failed is not lent out again. */
    <T> T lend(Work<T> work) throws SQLException {
        try (Connection lent = borrow()) {
            try {
                return work.run(session(lent.unwrap(Connection.class)));
            } catch (SQLException | RuntimeException | Error e) {
                pool.evictConnection(lent);
                throw e;
            }
        }
    }

    private Connection borrow() throws NoSession {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new NoSession(e);
        }
    }

    private Session session(Connection connection) {
        Session session = sessions.get(connection);
        if (session == null) {
            sessions.values().removeIf(Session::isClosed);
            session = new Session(connection);
            sessions.put(connection, session);
        }
        return session;
    }

    /** Closes the connections made so far, those on loan when they come back. */
    void renew() {
        if (pool.isRunning()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
