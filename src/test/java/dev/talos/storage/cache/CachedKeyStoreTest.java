package dev.talos.storage.cache;

import dev.talos.storage.KeyStore;
import dev.talos.storage.KeyStoreContract;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

/** A cache in front of a store changes nothing of what the store does. */
final class CachedKeyStoreTest extends KeyStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected KeyStore freshStore() {
        return CachedKeyStore.of(
                Stores.in(directory, InstantSource.system()).keyStore(),
                CacheSettings.LEAST_BYTES,
                () -> Duration.ofMinutes(5),
                System::nanoTime,
                new Metrics());
    }

    @Override
    protected KeyStore storeOfAnotherServer() {
        return freshStore();
    }
}
