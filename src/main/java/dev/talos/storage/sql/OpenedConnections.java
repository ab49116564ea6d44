package dev.talos.storage.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that are made ready before anyone gets them. */
final class OpenedConnections implements DataSource {

    private final Step connect;
    private final Tuning tuning;

    OpenedConnections(Step connect, Tuning tuning) {
        this.connect = connect;
        this.tuning = tuning;
    }

    /** Makes a new connection. */
    interface Step {
        Connection open() throws SQLException;
    }

    /** Done once to each connection. */
    interface Tuning {
        void tune(Connection connection) throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = connect.open();
        try {
            tuning.tune(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("who logs in is settled");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
