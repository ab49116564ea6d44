package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbMigrationsTest extends ServerMigrationsContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.MARIADB;
    }

    @Override
    String dsn(String name) {
        return server().process().dsn(name);
    }
}
