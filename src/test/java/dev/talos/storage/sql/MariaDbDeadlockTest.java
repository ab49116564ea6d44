package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbDeadlockTest extends DeadlockContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.MARIADB;
    }

    @Override
    String deadlocks() {
        return "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'";
    }
}
