package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long a server is waited for: each of these is below two seconds. They add up where several things are slow one after
 * the other, as a lock and then another, or a COMMIT that is not answered and the looks for it.
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

    /**
     * The same where statements may take as long as they like. None takes half a day, and a process that hangs does not
     * break its connections: without a limit, nobody would ever hear of it.
     */
    static final Duration UNHURRIED_SILENCE = Duration.ofHours(12);

    private ServerLimits() {}

    /**
     * To be called last, once the connection is ready for use. Until then the driver has a limit of its own. Closes the
     * connection if the driver is too old to know how.
     */
    static void listenNoLonger(Connection connection, Dialect.Access access) throws SQLException {
        Duration most = switch (access) {
            case READ, LOOK_UP, WRITE -> SILENCE;
            case UNHURRIED -> UNHURRIED_SILENCE;
        };
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
    }
}
