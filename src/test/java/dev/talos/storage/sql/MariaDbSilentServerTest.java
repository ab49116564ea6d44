package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbSilentServerTest extends SilentServerContract {

    MariaDbSilentServerTest() {
        super(DatabaseServers.MARIADB);
    }
}
