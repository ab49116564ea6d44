package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Certificates;
import dev.talos.testing.DatabaseProcess;
import dev.talos.testing.PostgresProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresTlsTest extends TlsContract {

    PostgresTlsTest(@TempDir Path directory) {
        super(directory);
    }

    @Override
    DatabaseProcess start(Certificates certificates) {
        return PostgresProcess.withTls(certificates);
    }

    @Override
    String checked() {
        return "sslmode=verify-full";
    }

    @Override
    String unchecked() {
        return "sslmode=require";
    }

    @Override
    String plain() {
        return "sslmode=disable";
    }

    @Override
    String askWhetherEncrypted() {
        return "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    }

    @Override
    boolean isYes(String answer) {
        return answer.equals("t");
    }

    @Test
    void who_does_not_say_gets_what_the_server_offers() throws SQLException {
        assertThat(isEncrypted(dsn(ANOTHER_NAME, ""))).isTrue();
    }

    @Test
    void verify_ca_does_not_look_at_the_host() throws SQLException {
        assertThat(isEncrypted(dsn(ANOTHER_NAME, trusting("sslmode=verify-ca"))))
                .isTrue();
    }

    @Test
    void verify_ca_looks_at_the_authority() {
        assertThat(refusal(dsn(NAME, trustingAnother("sslmode=verify-ca")))).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require"})
    void these_look_at_nothing(String mode) throws SQLException {
        assertThat(isEncrypted(dsn(ANOTHER_NAME, "sslmode=" + mode))).isTrue();
    }

    @Test
    void a_file_that_is_not_there_is_named_as_the_fault() {
        assertThat(refusal(dsn(NAME, "sslmode=verify-full&sslrootcert=/no/such/file.pem")))
                .hasMessageContaining("certificate");
    }
}
