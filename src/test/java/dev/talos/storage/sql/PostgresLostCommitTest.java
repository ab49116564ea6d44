package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresLostCommitTest extends LostCommitContract {

    PostgresLostCommitTest() {
        super(DatabaseServers.POSTGRES);
    }
}
