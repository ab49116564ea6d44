package dev.talos.service;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.model.ApiKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The services on a store that knows the secrets of {@link HashedRequests}, opened for each test. */
abstract class WithHashedKeys {

    static final Verdict UNKNOWN = new Verdict.Unknown(VerificationError.NOT_FOUND);

    @TempDir
    Path directory = Path.of("");

    Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(directory, HashedRequests.SECRETS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Again, on the same store. */
    void reopen(SlowDigests slowDigests) {
        bench.close();
        bench = new Bench(directory, HashedRequests.SECRETS, slowDigests);
    }

    /** Again, on the same store. */
    void reopen(LegacySecrets secrets) {
        bench.close();
        bench = new Bench(directory, secrets);
    }

    static Verdict valid(ApiKey key) {
        return new Verdict.Valid(key, "https://talos.test");
    }
}
