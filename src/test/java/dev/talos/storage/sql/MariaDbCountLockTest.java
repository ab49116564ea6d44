package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbCountLockTest extends CountLockContract {

    @Override
    DatabaseServers server() {
        return DatabaseServers.MARIADB;
    }

    @Override
    String countOfWaiting() {
        // Not innodb_trx, which shows the same to whoever asks again within 0.1 s.
        return "SELECT variable_value FROM information_schema.global_status"
                + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
    }
}
