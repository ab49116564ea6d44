package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresMigrationsTest extends ServerMigrationsContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.POSTGRES;
    }

    @Override
    String dsn(String name) {
        return server().process().dsn(name);
    }
}
