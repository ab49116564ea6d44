package dev.talos.storage.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that speaks the protocol of PostgreSQL.
 *
 * @param options what the server is told at login, as in libpq; null for nothing
 * @param schema the first of the search path; null for the server's own choice
 */
record PostgresServer(
        Flavour flavour,
        ServerAddress address,
        PostgresTls tls,
        @Nullable String options,
        @Nullable String schema) implements Target {

    static final String PARAMETERS = "sslmode, sslrootcert, sslcert, sslkey, options and search_path";

    private static final int POSTGRES_PORT = 5432;
    private static final int COCKROACH_PORT = 26_257;

    /** Who it is that speaks it. */
    enum Flavour {
        POSTGRES,

        /** Runs every transaction as if alone, and asks for another try where that is not possible. */
        COCKROACH
    }

    static Optional<PostgresServer> parse(Flavour flavour, String location, DsnParameters parameters) {
        Optional<ServerAddress> address = ServerAddress.parse(location, port(flavour), form(flavour), parameters);
        PostgresTls tls = PostgresTls.take(parameters);
        String options = parameters.takeText("options");
        String schema = parameters.takeText("search_path");
        return address.map(place -> new PostgresServer(flavour, place, tls, options, schema));
    }

    static List<String> schemes(Flavour flavour) {
        return switch (flavour) {
            case POSTGRES -> List.of("postgres", "postgresql");
            case COCKROACH -> List.of("cockroach");
        };
    }

    private static int port(Flavour flavour) {
        return switch (flavour) {
            case POSTGRES -> POSTGRES_PORT;
            case COCKROACH -> COCKROACH_PORT;
        };
    }

    static String form(Flavour flavour) {
        return schemes(flavour).getFirst() + "://user:password@host:port/database";
    }

    @Override
    public Dialect dialect() {
        return new PostgresDialect(this);
    }

    @Override
    public String toString() {
        return schemes(flavour).getFirst() + "://" + address;
    }
}
