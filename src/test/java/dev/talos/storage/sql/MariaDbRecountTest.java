package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbRecountTest extends RecountContract {

    @Override
    DatabaseSettings newDatabase() {
        return ServerTesting.settings(ServerTesting.migratedDsn(DatabaseServers.MARIADB));
    }
}
