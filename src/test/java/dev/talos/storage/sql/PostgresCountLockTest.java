package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresCountLockTest extends CountLockContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.POSTGRES;
    }

    @Override
    String countOfWaiting() {
        return "SELECT count(*) FROM pg_locks WHERE NOT granted";
    }
}
