package dev.talos.storage.sql;

import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Tells the driver of PostgreSQL what the DSN says. */
final class PostgresDriver {

    private static final int CONNECT_SECONDS = Math.toIntExact(ServerLimits.CONNECT.toSeconds());

    /** Rounded up, as the driver counts whole seconds. */
    private static final int SILENCE_SECONDS =
            Math.toIntExact(ServerLimits.SILENCE.plusMillis(999).toSeconds());

    private PostgresDriver() {}

    static PGSimpleDataSource dataSource(PostgresServer server) {
        ServerAddress address = server.address();
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {address.host()});
        driver.setPortNumbers(new int[] {address.port()});
        driver.setDatabaseName(address.database());
        if (!address.user().isEmpty()) {
            driver.setUser(address.user());
        }
        driver.setPassword(address.password().expose());
        driver.setApplicationName("talos");
        driver.setConnectTimeout(CONNECT_SECONDS);
        // For the whole login, which goes on in a thread of the driver when it is given up on; so that thread needs a
        // limit of its own, for each word of the server.
        driver.setLoginTimeout(SILENCE_SECONDS);
        driver.setSocketTimeout(SILENCE_SECONDS);
        driver.setTcpKeepAlive(true);
        // The driver would put values of statements, and so names of people, into its messages.
        driver.setLogServerErrorDetail(false);
        if (server.options() != null) {
            driver.setOptions(server.options());
        }
        if (server.schema() != null) {
            driver.setCurrentSchema(server.schema());
        }
        secure(driver, server.tls());
        return driver;
    }

    private static void secure(PGSimpleDataSource driver, PostgresTls tls) {
        if (tls.mode() != null) {
            driver.setSslMode(tls.mode());
        }
        if (tls.rootCert() != null) {
            driver.setSslRootCert(tls.rootCert());
        } else if (tls.verifies()) {
            driver.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
        if (tls.cert() != null) {
            driver.setSslCert(tls.cert());
        }
        if (tls.key() != null) {
            driver.setSslKey(tls.key());
        }
    }
}
