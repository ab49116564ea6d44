package dev.talos.storage.sql;

import dev.talos.storage.KeyStore;
import dev.talos.storage.KeyStoreContract;
import dev.talos.testing.DatabaseServers;

final class MariaDbKeyStoreTest extends KeyStoreContract {

    private static final String DSN = ServerTesting.migratedDsn(DatabaseServers.MARIADB);

    @Override
    protected KeyStore freshStore() {
        return ServerTesting.emptied(DSN).keyStore();
    }

    @Override
    protected KeyStore storeOfAnotherServer() {
        return ServerTesting.open(DSN).keyStore();
    }
}
