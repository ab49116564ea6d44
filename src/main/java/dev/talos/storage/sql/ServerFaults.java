package dev.talos.storage.sql;

import dev.talos.storage.StoreException;
import java.io.FileNotFoundException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What callers are told of the faults of a database server. */
final class ServerFaults {

    private ServerFaults() {}

    static StoreException unreachable(SQLException fault) {
        if (isBrokenOff(fault)) {
            return new StoreException.Unavailable(
                    "the database broke off TLS: perhaps it wants a certificate of the client, or does not trust the one it"
                            + " got; see the parameters of db.dsn for TLS, and the log of the database",
                    fault);
        }
        return isUntrusted(fault)
                ? new StoreException.Unavailable(
                        "the certificate of the database cannot be trusted: it is for another host, from another authority,"
                                + " or not to be checked with what db.dsn names; see its parameters for TLS",
                        fault)
                : new StoreException.Unavailable("the database does not answer", fault);
    }

    /** By an alert from the other side. Java has no type for that. */
    private static boolean isBrokenOff(SQLException fault) {
        return causes(fault)
                .anyMatch(cause -> cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).startsWith("Received fatal alert"));
    }

    private static boolean isUntrusted(SQLException fault) {
        // Where a driver does not say so by its cause, as of a host name.
        String said = String.valueOf(fault.getMessage());
        return Stream.of("HostnameVerifier", "hostname verification", "Self signed certificates")
                        .anyMatch(said::contains)
                || causes(fault).anyMatch(ServerFaults::isDistrust);
    }

    private static boolean isDistrust(Throwable cause) {
        return switch (cause) {
            case CertificateException _,
                    CertPathBuilderException _,
                    CertPathValidatorException _,
                    SSLPeerUnverifiedException _ -> true;
            // A file with no authority in it, or none at all.
            case InvalidAlgorithmParameterException _, FileNotFoundException _ -> true;
            default -> false;
        };
    }

    private static Stream<Throwable> causes(SQLException fault) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }

    static StoreException loginRefused(SQLException fault) {
        return new StoreException.Unavailable("the database does not let Talos log in; see db.dsn", fault);
    }

    static StoreException noSuchDatabase(SQLException fault) {
        return new StoreException.Unavailable("the server has no database of that name; create it", fault);
    }

    static StoreException tooManyConnections(SQLException fault) {
        return new StoreException.Unavailable(
                "the database has as many connections as it takes; lower max_conns, or let it take more", fault);
    }

    static StoreException readOnly(SQLException fault) {
        return new StoreException.Unavailable("the database is read-only; Talos needs to write to it", fault);
    }

    static StoreException full(SQLException fault) {
        return new StoreException.Unavailable("the disk of the database is full; nothing was stored", fault);
    }

    static StoreException troubled(SQLException fault) {
        return new StoreException.Unavailable("the database reports trouble of its own; see its log", fault);
    }

    static StoreException tooManyAtOnce(SQLException fault) {
        return new StoreException.Unavailable("too many changes at once kept each other from being stored", fault);
    }

    static StoreException locked(SQLException fault) {
        return new StoreException.TimedOut("the database is too slow: something else holds a lock", fault);
    }

    static StoreException slow(SQLException fault) {
        return new StoreException.TimedOut("the database is too slow", fault);
    }

    static StoreException forbidden(SQLException fault) {
        return new StoreException.Broken("the user of the database lacks a privilege", fault);
    }

    static StoreException noSchema(SQLException fault) {
        return new StoreException.Broken("the database lacks a table or column; run: talos migrate status", fault);
    }

    static StoreException refused(SQLException fault) {
        return new StoreException.Broken("the database refused a statement; is its schema current?", fault);
    }
}
