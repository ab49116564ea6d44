package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerFaultsTest {

    private static final String DISTRUST = "the certificate of the database cannot be trusted";

    private static String told(String said, Throwable cause) {
        return String.valueOf(
                ServerFaults.unreachable(new SQLException(said, "08006", cause)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_certificate", "certificate_required", "unknown_ca"})
    void an_alert_from_the_database_is_not_about_its_own_certificate(String alert) {
        String said = "Received fatal alert: " + alert;
        assertThat(told("SSL error: " + said, new SSLHandshakeException(said))).contains("a certificate of the client");
    }

    @Test
    void a_certificate_that_does_not_hold_is_told_by_the_cause() {
        SSLHandshakeException failed = new SSLHandshakeException("failed");
        failed.initCause(new CertificateException("not after"));
        assertThat(told("SSL error", failed)).contains(DISTRUST);
    }

    @Test
    void a_fault_that_only_speaks_of_certificates_is_none_of_them() {
        assertThat(told("the key of the client's certificate is locked", new UnrecoverableKeyException()))
                .doesNotContain(DISTRUST);
    }
}
