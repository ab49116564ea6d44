package dev.talos.storage.cache;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.SomeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a look into the cache costs: 1000 keys in turn, each asked for by a name of its own making. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KeyCacheBenchmark {

    private static final int KEYS = 1000;

    private final KeyRing ring =
            KeyRing.of(new SecretSettings(Secret.of("a secret for measuring, of no other use"), List.of()));
    private final KeyCache cache = new KeyCache(100 << 20, () -> Duration.ofHours(1), System::nanoTime);
    private final List<KeyDigest> digests = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private int next;

    public KeyCacheBenchmark() {
        for (int i = 0; i < KEYS; i++) {
            KeyDigest digest = ring.current().importDigest(NetworkId.NIL, Secret.of("sk_live_" + i));
            ApiKey imported = SomeKey.of(KeyKind.IMPORTED);
            ApiKey issued = SomeKey.of(KeyKind.ISSUED);
            cache.rememberImported(NetworkId.NIL, digest, imported, cache.beforeRead());
            cache.rememberIssued(NetworkId.NIL, issued, cache.beforeRead());
            digests.add(digest);
            ids.add(issued.keyId().value());
        }
    }

    private int next() {
        next = (next + 1) % KEYS;
        return next;
    }

    @Benchmark
    public Object imported() {
        return cache.imported(NetworkId.NIL, digests.get(next()));
    }

    @Benchmark
    public Object issued() {
        return cache.issued(NetworkId.NIL, new KeyId(ids.get(next())));
    }
}
