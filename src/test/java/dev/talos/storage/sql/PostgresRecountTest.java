package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresRecountTest extends RecountContract {

    @Override
    DatabaseSettings newDatabase() {
        return ServerTesting.settings(ServerTesting.migratedDsn(DatabaseServers.POSTGRES));
    }
}
