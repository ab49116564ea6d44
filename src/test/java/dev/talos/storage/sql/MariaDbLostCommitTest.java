package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class MariaDbLostCommitTest extends LostCommitContract {

    MariaDbLostCommitTest() {
        super(DatabaseServers.MARIADB);
    }
}
