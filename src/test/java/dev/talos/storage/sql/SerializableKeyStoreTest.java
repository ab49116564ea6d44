package dev.talos.storage.sql;

import dev.talos.storage.KeyStore;
import dev.talos.storage.KeyStoreContract;
import dev.talos.testing.DatabaseServers;

/**
 * The store as it treats CockroachDB, on a PostgreSQL that runs every transaction as if alone: the nearest there is to
 * CockroachDB here.
 */
final class SerializableKeyStoreTest extends KeyStoreContract {

    private static final String DSN = cockroach();

    private static String cockroach() {
        String dsn = DatabaseServers.POSTGRES
                .process()
                .dsn(DatabaseServers.POSTGRES.newDatabase())
                .replace("postgres://", "cockroach://");
        ServerTesting.migrated(dsn).close();
        return dsn;
    }

    @Override
    protected KeyStore freshStore() {
        return ServerTesting.emptied(DSN).keyStore();
    }

    @Override
    protected KeyStore storeOfAnotherServer() {
        return ServerTesting.open(DSN).keyStore();
    }
}
