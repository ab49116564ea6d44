package dev.talos.storage.sql;

import dev.talos.storage.KeyStore;
import dev.talos.storage.KeyStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKeyStoreTest extends KeyStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected KeyStore freshStore() {
        return SqliteTesting.migrated(directory.resolve("keys.db")).keyStore();
    }

    @Override
    protected KeyStore storeOfAnotherServer() {
        return SqliteTesting.open(directory.resolve("keys.db")).keyStore();
    }
}
