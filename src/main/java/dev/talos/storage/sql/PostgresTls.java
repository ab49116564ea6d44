package dev.talos.storage.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to PostgreSQL is secured, in the words of libpq.
 *
 * @param mode one of {@link #MODES}; null when the DSN has none, which is {@code prefer}
 * @param rootCert a PEM file; null for the certificates that Java trusts
 * @param cert a PEM file with the client's certificate
 * @param key a file with the client's key, PKCS #8 in DER
 */
record PostgresTls(
        @Nullable String mode,
        @Nullable String rootCert,
        @Nullable String cert,
        @Nullable String key) {

    private static final List<String> MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    static PostgresTls take(DsnParameters parameters) {
        PostgresTls tls = new PostgresTls(
                parameters.takeOneOf("sslmode", MODES),
                parameters.takeText("sslrootcert"),
                parameters.takeText("sslcert"),
                parameters.takeText("sslkey"));
        if ((tls.cert == null) != (tls.key == null)) {
            parameters.fault("has one of sslcert and sslkey; they go together");
        }
        if (tls.cert != null && tls.rootCert == null && tls.verifies()) {
            parameters.fault("has sslcert and no sslrootcert; with sslmode=" + tls.mode + " give both");
        }
        return tls;
    }

    boolean verifies() {
        return mode != null && mode.startsWith("verify-");
    }
}
