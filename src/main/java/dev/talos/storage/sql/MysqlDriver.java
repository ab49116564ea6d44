package dev.talos.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;

/** Tells the driver of MariaDB and MySQL what the DSN says. */
final class MysqlDriver {

    private static final int CONNECT_MILLIS = Math.toIntExact(ServerLimits.CONNECT.toMillis());

    private static final int SILENCE_MILLIS = Math.toIntExact(ServerLimits.SILENCE.toMillis());

    private MysqlDriver() {}

    static Connection connect(MysqlServer server) throws SQLException {
        ServerAddress address = server.address();
        // From a URL, as a builder made from nothing lacks what it needs.
        Configuration.Builder driver =
                Configuration.parse("jdbc:mariadb://" + address.host() + ":" + address.port() + "/").toBuilder()
                        .database(address.database())
                        .user(address.user().isEmpty() ? null : address.user())
                        .password(address.password().expose())
                        .connectTimeout(CONNECT_MILLIS)
                        .socketTimeout(SILENCE_MILLIS)
                        .tcpKeepAlive(true)
                        .sslMode(server.tls().mode())
                        // Rows that were changed, not rows that were found: an INSERT that passed over a row counts 0.
                        .useAffectedRows(true)
                        // A batch is one message, where the server takes that.
                        .useBulkStmtsForInserts(true)
                        // Never a file of this machine that the server asks for, never another server than the DSN
                        // names.
                        .allowLocalInfile(false)
                        .permitRedirect(false)
                        .dumpQueriesOnException(false);
        if (server.rootCert() != null) {
            driver.serverSslCert(server.rootCert());
        }
        if (server.tls() == MysqlServer.Tls.OFF) {
            // MySQL's way to log in without TLS needs its public key.
            driver.allowPublicKeyRetrieval(true);
        }
        return Driver.connect(driver.build());
    }
}
