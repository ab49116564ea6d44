package dev.talos.storage.sql;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRecountTest extends RecountContract {

    @TempDir
    private static Path directory;

    @Override
    DatabaseSettings newDatabase() {
        String dsn = "sqlite://" + directory.resolve(UUID.randomUUID() + ".db");
        ServerTesting.migrated(dsn).close();
        return ServerTesting.settings(dsn);
    }
}
