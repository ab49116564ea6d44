package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresDeadlockTest extends DeadlockContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.POSTGRES;
    }

    @Override
    String deadlocks() {
        return "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    }
}
