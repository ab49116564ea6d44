package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

/** The scripts of CockroachDB, statement by statement, on PostgreSQL: there is no CockroachDB here. */
final class CockroachScriptsMigrationsTest extends ServerMigrationsContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.POSTGRES;
    }

    @Override
    String dsn(String name) {
        return server().process().dsn(name).replace("postgres://", "cockroach://");
    }
}
