package dev.talos.storage.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database of MySQL or MariaDB.
 *
 * @param rootCert a PEM file; null for the certificates that Java trusts
 */
record MysqlServer(ServerAddress address, Tls tls, @Nullable String rootCert) implements Target {

    static final String PARAMETERS = "tls and sslrootcert";

    static final String FORM =
            "mysql://user:password@host:port/database or" + " mysql://user:password@tcp(host:port)/database";

    private static final int PORT = 3306;

    /** In the words of Go's driver. */
    enum Tls {
        OFF("false", "disable"),
        UNVERIFIED("skip-verify", "trust"),
        VERIFIED("true", "verify-full");

        private final String word;
        private final String mode;

        Tls(String word, String mode) {
            this.word = word;
            this.mode = mode;
        }

        /** What the driver calls it. */
        String mode() {
            return mode;
        }

        static Tls of(@Nullable String word) {
            return List.of(values()).stream()
                    .filter(tls -> tls.word.equals(word))
                    .findFirst()
                    .orElse(OFF);
        }
    }

    static Optional<MysqlServer> parse(String location, DsnParameters parameters) {
        Optional<ServerAddress> address = ServerAddress.parse(location, PORT, FORM, parameters);
        Tls tls = Tls.of(parameters.takeOneOf("tls", List.of("false", "true", "skip-verify")));
        String rootCert = parameters.takeText("sslrootcert");
        if (rootCert != null && tls != Tls.VERIFIED) {
            parameters.fault("has sslrootcert, which means nothing without tls=true");
        }
        return address.map(place -> new MysqlServer(place, tls, rootCert));
    }

    @Override
    public Dialect dialect() {
        return new MysqlDialect(this);
    }

    @Override
    public String toString() {
        return "mysql://" + address;
    }
}
