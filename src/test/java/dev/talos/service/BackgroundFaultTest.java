package dev.talos.service;

import static dev.talos.testing.Eventually.await;

import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.storage.DigestRewrite;
import dev.talos.testing.GatedStore;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works in the background outlives what nobody has thought of. */
class BackgroundFaultTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {
        calls.incrementAndGet();
        throw new IllegalStateException("nobody has thought of this");
    });
    private Bench bench;
    private ApiKey key;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
        key = bench.imported(Bench.request("legacy-1"));
        bench.rotate();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_report_of_retired_secrets_is_made_after_a_fault() {
        AtomicReference<KeyRing> ring = new AtomicReference<>(bench.ring);
        try (RetiredSecretsReport report = new RetiredSecretsReport(new GatedStore(bench.store, gate), ring::get)) {
            await(() -> calls.get() > 0);
            gate.set(() -> {});
            bench.rotate();
            ring.set(bench.ring);

            await(() -> report.keysLeft() == 1);
        }
    }

    @Test
    void digests_are_rewritten_after_a_fault() {
        SecretId retired = bench.ring.retired().getFirst().id();
        try (DigestRewriter rewriter = new DigestRewriter(new GatedStore(bench.store, gate))) {
            rewriter.enqueue(Bench.NETWORK, rewrite());
            await(() -> calls.get() > 0);
            gate.set(() -> {});
            rewriter.enqueue(Bench.NETWORK, rewrite());

            await(() -> bench.store.countImportedUnder(retired) == 0);
        }
    }

    private DigestRewrite rewrite() {
        Secret rawKey = Secret.of("legacy-1");
        return new DigestRewrite(
                key.keyId(),
                bench.ring.retired().getFirst().importDigest(Bench.NETWORK, rawKey),
                null,
                bench.ring.current().importDigest(Bench.NETWORK, rawKey));
    }
}
