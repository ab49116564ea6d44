package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Lookups of 1000 of 100,000 keys in SQLite, so many in one query; the time is that of one key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class LookupBenchmark {

    private static final int STORED = 100_000;
    private static final int ASKED = 1000;
    private static final int CHUNK = 1000;

    private final KeyRing ring =
            KeyRing.of(new SecretSettings(Secret.of("a secret for measuring, of no other use"), List.of()));
    private Path directory;
    private Database database;
    private List<KeyDigest> asked;
    private int at;

    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory("lookups");
        DatabaseSettings settings =
                new DatabaseSettings(new SqliteFile(directory.resolve("talos.db")), PoolSettings.DEFAULT);
        database = Database.open(settings, InstantSource.system());
        database.migrations().up();
        for (int first = 0; first < STORED; first += CHUNK) {
            database.keyStore().insertImported(NetworkId.NIL, keys(first), Quota.NONE);
        }
        asked = IntStream.range(0, ASKED)
                .mapToObj(i -> digest(i * (STORED / ASKED)))
                .toList();
    }

    @TearDown
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private KeyDigest digest(int number) {
        return ring.current().importDigest(NetworkId.NIL, Secret.of("key " + number));
    }

    private List<NewImportedKey> keys(int first) {
        List<NewImportedKey> keys = new ArrayList<>();
        for (int i = first; i < first + CHUNK; i++) {
            ApiKey.Attributes attributes = new ApiKey.Attributes(
                    "key " + i,
                    "user-" + i,
                    List.of("read", "write"),
                    new Metadata("{\"plan\":\"pro\"}"),
                    KeyVisibility.SECRET,
                    null,
                    List.of());
            ApiKey key = new ApiKey(
                    KeyId.random(), KeyKind.IMPORTED, attributes, Instant.EPOCH, Instant.EPOCH, null, null, null);
            keys.add(new NewImportedKey(key, digest(i), List.of(), null, null));
        }
        return keys;
    }

    private Object found(int count) {
        Set<KeyDigest> some = new HashSet<>(asked.subList(at, at + count));
        at = (at + count) % (ASKED - count + 1);
        return database.keyStore().findImported(NetworkId.NIL, some);
    }

    @Benchmark
    public Object alone() {
        return found(1);
    }

    @Benchmark
    @OperationsPerInvocation(16)
    public Object sixteenInOneQuery() {
        return found(16);
    }

    @Benchmark
    @OperationsPerInvocation(100)
    public Object hundredInOneQuery() {
        return found(100);
    }
}
