package dev.talos.storage.sql;

import dev.talos.testing.DatabaseServers;

final class PostgresSilentServerTest extends SilentServerContract {

    PostgresSilentServerTest() {
        super(DatabaseServers.POSTGRES);
    }
}
