package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.talos.storage.StoreException;
import dev.talos.testing.Certificates;
import dev.talos.testing.DatabaseProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections to a server whose certificate is for {@code localhost}, from an authority that nobody else knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TlsContract {

    static final String NAME = "localhost";
    static final String ANOTHER_NAME = "127.0.0.1";

    private static final String PASSWORD = "the-password-of-the-tests";
    private static final String DATABASE = "tls";

    private final Certificates certificates;
    private final DatabaseProcess process;

    TlsContract(Path directory) {
        certificates = Certificates.in(directory);
        process = start(certificates);
        process.create(DATABASE);
    }

    @AfterAll
    void stop() {
        process.close();
    }

    abstract DatabaseProcess start(Certificates certificates);

    /** Of a DSN that wants to see a certificate for the host that it names. */
    abstract String checked();

    /** Of one that wants nothing but encryption. */
    abstract String unchecked();

    /** Of one that does not want it. */
    abstract String plain();

    /** Answers with one row, whose last column says so. */
    abstract String askWhetherEncrypted();

    final String trusting(String parameters) {
        return parameters + "&sslrootcert=" + certificates.authority();
    }

    final String trustingAnother(String parameters) {
        return parameters + "&sslrootcert=" + certificates.stranger();
    }

    final String dsn(String host, String parameters) {
        return process.dsn(DATABASE)
                        .replaceFirst("127\\.0\\.0\\.1", host)
                        .replaceFirst("//(\\w+)(:\\w+)?@", "//$1:" + PASSWORD + "@")
                + "?" + parameters;
    }

    final boolean isEncrypted(String dsn) throws SQLException {
        try (Connection connection = ServerTesting.settings(dsn)
                        .target()
                        .dialect()
                        .connections(Dialect.Access.READ)
                        .getConnection();
                ResultSet row = connection.createStatement().executeQuery(askWhetherEncrypted())) {
            row.next();
            return isYes(row.getString(row.getMetaData().getColumnCount()));
        }
    }

    abstract boolean isYes(String answer);

    final StoreException refusal(String dsn) {
        try (Database database = ServerTesting.open(dsn)) {
            return catchThrowableOfType(
                    StoreException.class, () -> database.migrations().check());
        }
    }

    @Test
    void a_certificate_of_the_authority_for_the_host_is_taken() throws SQLException {
        assertThat(isEncrypted(dsn(NAME, trusting(checked())))).isTrue();
    }

    @Test
    void a_certificate_of_another_authority_is_refused() {
        assertThat(refusal(dsn(NAME, trustingAnother(checked())))).hasMessageContaining("certificate");
    }

    @Test
    void a_certificate_of_an_authority_that_java_does_not_know_is_refused() {
        assertThat(refusal(dsn(NAME, checked()))).hasMessageContaining("certificate");
    }

    @Test
    void a_certificate_for_another_host_is_refused() {
        assertThat(refusal(dsn(ANOTHER_NAME, trusting(checked())))).hasMessageContaining("certificate");
    }

    @Test
    void a_refusal_does_not_show_the_password() {
        StringWriter all = new StringWriter();
        refusal(dsn(NAME, trustingAnother(checked()))).printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void without_a_check_any_certificate_is_taken() throws SQLException {
        assertThat(isEncrypted(dsn(ANOTHER_NAME, unchecked()))).isTrue();
    }

    @Test
    void whoever_does_not_want_tls_gets_none() throws SQLException {
        assertThat(isEncrypted(dsn(NAME, plain()))).isFalse();
    }
}
