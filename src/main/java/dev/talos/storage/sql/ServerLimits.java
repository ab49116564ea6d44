package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a server is waited for. Whoever asks Talos has an answer within two seconds, whatever the database does, so
 * each of these is shorter.
 */
final class ServerLimits {

    /** For a connection to be made. */
    static final Duration CONNECT = Duration.ofSeconds(1);

    /** For a lock that another transaction holds. MySQL counts whole seconds. */
    static final Duration LOCK = Duration.ofSeconds(1);

    /** For a statement to be done, locks included. The server itself ends it then. */
    static final Duration STATEMENT = Duration.ofMillis(1500);

    /** For the server to say anything. One that has not ended its statement by now is not there any more. */
    static final Duration SILENCE = Duration.ofMillis(1800);

    private ServerLimits() {}

    /** Closes the connection, too, if the driver is too old to know how. */
    static void listenNoLonger(Connection connection, Duration time) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(time.toMillis()));
    }
}
