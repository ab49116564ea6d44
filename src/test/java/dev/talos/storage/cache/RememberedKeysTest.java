package dev.talos.storage.cache;

import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.HashedKeys.legacyDigest;
import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.ImportedKey;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.GatedStore;
import dev.talos.testing.HashedKeys;
import dev.talos.testing.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RememberedKeysTest {

    private static final NetworkId HERE = NetworkId.NIL;
    private static final Revocation END = new Revocation(CREATED, RevocationReason.KEY_COMPROMISE, null);

    @TempDir
    private Path directory;

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private final AtomicReference<Duration> ttl = new AtomicReference<>(Duration.ofMinutes(5));
    private final AtomicLong nanos = new AtomicLong();
    private final Metrics metrics = new Metrics();
    private KeyStore database;
    private CachedKeyStore store;

    @BeforeEach
    void open() {
        database = Stores.in(directory, InstantSource.system()).keyStore();
        store = CachedKeyStore.of(
                new GatedStore(database, gate), CacheSettings.LEAST_BYTES, ttl::get, nanos::get, metrics);
    }

    @AfterEach
    void close() {
        database.close();
        metrics.close();
    }

    private ApiKey insert(String rawKey) {
        NewImportedKey key = imported(HERE, rawKey);
        store.insertImported(HERE, List.of(key), Quota.NONE);
        return key.key();
    }

    private Optional<ApiKey> lookUp(String rawKey) {
        KeyDigest digest = digest(HERE, rawKey);
        return Optional.ofNullable(store.findImported(HERE, List.of(digest)).get(digest))
                .map(ImportedKey::key);
    }

    private Optional<ApiKey> recalled(String rawKey) {
        return store.recallImported(HERE, digest(HERE, rawKey));
    }

    private void revoke(ApiKey key) {
        store.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found.revoked(END));
    }

    @Test
    void a_key_that_was_looked_up_is_known_without_the_database() {
        ApiKey key = insert("raw");
        lookUp("raw");
        gate.set(() -> {
            throw new AssertionError("the database is asked");
        });

        assertThat(lookUp("raw")).contains(key);
    }

    @Test
    void keys_that_are_asked_for_twice_at_once_are_counted_once() {
        insert("known");
        lookUp("known");
        List<KeyDigest> known = List.of(digest(HERE, "known"), digest(HERE, "known"));
        List<KeyDigest> unknown = List.of(digest(HERE, "unknown"), digest(HERE, "unknown"));

        store.findImported(HERE, Stream.concat(known.stream(), unknown.stream()).toList());

        assertThat(metrics.scrape())
                .contains("talos_cache_lookups_total{result=\"hit\"} 1.0")
                .contains("talos_cache_lookups_total{result=\"miss\"} 2.0");
    }

    @Test
    void a_key_that_was_never_looked_up_is_not_known() {
        insert("raw");

        assertThat(recalled("raw")).isEmpty();
    }

    @Test
    void a_key_is_forgotten_after_its_time() {
        insert("raw");
        lookUp("raw");
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(recalled("raw")).isEmpty();
    }

    /** Keys that were looked up together. */
    private List<String> togetherRead() {
        List<String> keys = IntStream.range(0, 200).mapToObj(i -> "raw " + i).toList();
        keys.forEach(this::insert);
        keys.forEach(this::lookUp);
        return keys;
    }

    @Test
    void keys_are_remembered_for_seven_eighths_of_their_time() {
        List<String> keys = togetherRead();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() / 8 * 7);

        assertThat(keys).allMatch(key -> recalled(key).isPresent());
    }

    @Test
    void keys_that_came_in_together_are_not_forgotten_together() {
        List<String> keys = togetherRead();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() / 16 * 15);

        assertThat(keys.stream().filter(key -> recalled(key).isPresent()).count())
                .isBetween(50L, 150L);
    }

    @Test
    void a_shorter_time_to_live_counts_for_what_is_remembered_already() {
        insert("raw");
        lookUp("raw");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        ttl.set(Duration.ofSeconds(1));

        assertThat(recalled("raw")).isEmpty();
    }

    @Test
    void a_revocation_is_seen_at_once() {
        ApiKey key = insert("raw");
        lookUp("raw");
        revoke(key);

        assertThat(lookUp("raw").orElseThrow().statusAt(CREATED)).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void a_deletion_is_seen_at_once() {
        ApiKey key = insert("raw");
        lookUp("raw");
        store.delete(HERE, KeyKind.IMPORTED, key.keyId());

        assertThat(lookUp("raw")).isEmpty();
    }

    @Test
    void a_change_that_failed_makes_the_database_be_asked() {
        ApiKey key = insert("raw");
        lookUp("raw");
        gate.set(() -> {
            throw new StoreException.Unconfirmed("perhaps it was done", null);
        });
        assertThatExceptionOfType(StoreException.Unconfirmed.class).isThrownBy(() -> revoke(key));

        assertThat(recalled("raw")).isEmpty();
    }

    /** The store gives up on a revocation that its database has not given up on. */
    private void revokeInDoubt(ApiKey key) {
        gate.set(() -> {
            throw new StoreException.Unconfirmed("perhaps it was done", null);
        });
        assertThatExceptionOfType(StoreException.Unconfirmed.class).isThrownBy(() -> revoke(key));
        gate.set(() -> {});
    }

    @Test
    void a_key_is_remembered_again_after_a_change_that_was_too_slow_to_be_made() {
        ApiKey key = insert("raw");
        gate.set(() -> {
            throw new StoreException.TimedOut("something else holds a lock", null);
        });
        assertThatExceptionOfType(StoreException.TimedOut.class).isThrownBy(() -> revoke(key));
        gate.set(() -> {});
        lookUp("raw");

        assertThat(recalled("raw")).contains(key);
    }

    @Test
    void a_revocation_that_is_stored_after_it_was_given_up_on_is_seen_at_once() {
        ApiKey key = insert("raw");
        revokeInDoubt(key);
        lookUp("raw");
        database.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found.revoked(END));

        assertThat(lookUp("raw").orElseThrow().revocation()).isEqualTo(END);
    }

    @Test
    void a_key_is_remembered_again_once_a_change_that_was_given_up_on_can_hardly_be_stored() {
        ApiKey key = insert("raw");
        revokeInDoubt(key);
        nanos.addAndGet(Doubts.LONGEST.toNanos());
        lookUp("raw");

        assertThat(recalled("raw")).contains(key);
    }

    /** What was made of the cache when a read that had begun before came in after something else had been done. */
    private CachedKeyStore slowRead(Consumer<CachedKeyStore> meanwhile) {
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CachedKeyStore slow = CachedKeyStore.of(
                SlowStore.of(database, hasRead, mayGoOn), 1 << 20, ttl::get, nanos::get, new Metrics());
        Thread reader = Thread.ofVirtual().start(() -> slow.findImported(HERE, List.of(digest(HERE, "raw"))));
        await(hasRead);
        meanwhile.accept(slow);
        mayGoOn.countDown();
        join(reader);
        return slow;
    }

    @Test
    void a_read_that_began_before_a_revocation_does_not_bring_the_old_key_back() {
        ApiKey key = insert("raw");
        CachedKeyStore slow =
                slowRead(cached -> cached.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found.revoked(END)));

        assertThat(slow.recallImported(HERE, digest(HERE, "raw"))).isEmpty();
    }

    @Test
    void of_two_reads_that_which_began_later_is_remembered() {
        ApiKey key = insert("raw");
        CachedKeyStore slow = slowRead(cached -> {
            revokeOnAnotherServer(key);
            nanos.incrementAndGet();
            cached.refreshing().findImported(HERE, List.of(digest(HERE, "raw")));
        });

        assertThat(slow.recallImported(HERE, digest(HERE, "raw")).orElseThrow().revocation())
                .isEqualTo(END);
    }

    @Test
    void the_time_of_a_key_begins_before_it_is_read() {
        insert("raw");
        CachedKeyStore slow =
                slowRead(_ -> nanos.addAndGet(Duration.ofMinutes(5).toNanos()));

        assertThat(slow.recallImported(HERE, digest(HERE, "raw"))).isEmpty();
    }

    @Test
    void nobody_sees_a_key_active_once_its_revocation_has_returned() {
        AtomicBoolean staleSeen = new AtomicBoolean();
        for (int round = 0; round < 50; round++) {
            String rawKey = "raw " + round;
            ApiKey key = insert(rawKey);
            AtomicBoolean revoked = new AtomicBoolean();
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(Thread.ofPlatform().start(() -> {
                    while (!stop.get()) {
                        boolean mustBeRevoked = revoked.get();
                        boolean active = lookUp(rawKey).orElseThrow().revocation() == null;
                        if (mustBeRevoked && active) {
                            staleSeen.set(true);
                        }
                    }
                }));
            }
            revoke(key);
            revoked.set(true);
            IntStream.range(0, 20).forEach(_ -> lookUp(rawKey));
            stop.set(true);
            readers.forEach(RememberedKeysTest::join);
        }
        assertThat(staleSeen).isFalse();
    }

    @Test
    void a_key_found_by_the_digest_of_a_scheme_is_not_remembered() {
        store.insertImported(HERE, List.of(hashed(HERE, SHA256, "raw")), Quota.NONE);
        KeyDigest digest = legacyDigest(HERE, SHA256, "raw");
        store.findImported(HERE, List.of(digest));

        assertThat(store.recallImported(HERE, digest)).isEmpty();
    }

    @Test
    void keys_that_nobody_has_take_no_memory() {
        IntStream.range(0, 2000).forEach(i -> lookUp("nobody's " + i));

        assertThat(metrics.scrape()).contains("talos_cache_bytes 0.0");
    }

    @Test
    void the_memory_is_bounded() {
        int count = 3000;
        for (int from = 0; from < count; from += 500) {
            List<NewImportedKey> keys = IntStream.range(from, from + 500)
                    .mapToObj(i -> imported(HERE, "raw " + i))
                    .toList();
            store.insertImported(HERE, keys, Quota.NONE);
        }
        IntStream.range(0, count).forEach(i -> lookUp("raw " + i));

        String bytes = metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("talos_cache_bytes"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(bytes.substring(bytes.indexOf(' '))))
                .isBetween(CacheSettings.LEAST_BYTES / 2.0, (double) CacheSettings.LEAST_BYTES);
    }

    @Test
    void who_wants_the_truth_gets_it_and_leaves_it_for_others() {
        ApiKey key = insert("raw");
        lookUp("raw");
        revokeOnAnotherServer(key);
        KeyDigest digest = digest(HERE, "raw");
        store.refreshing().findImported(HERE, List.of(digest));

        assertThat(recalled("raw").orElseThrow().revocation()).isEqualTo(END);
    }

    @Test
    void a_key_that_is_gone_is_forgotten_once_someone_wanted_the_truth() {
        ApiKey key = insert("raw");
        lookUp("raw");
        database.delete(HERE, KeyKind.IMPORTED, key.keyId());
        store.refreshing().findImported(HERE, List.of(digest(HERE, "raw")));

        assertThat(recalled("raw")).isEmpty();
    }

    @Test
    void so_is_an_issued_one() {
        ApiKey.Attributes attributes = attributes("a key", "an actor");
        ApiKey key = new ApiKey(KeyId.random(), KeyKind.ISSUED, attributes, CREATED, CREATED, null, null, null);
        store.insertIssued(HERE, key, null, Quota.NONE);
        store.findIssued(HERE, List.of(key.keyId()));
        database.delete(HERE, KeyKind.ISSUED, key.keyId());
        store.refreshing().findIssued(HERE, List.of(key.keyId()));

        assertThat(store.recallIssued(HERE, key.keyId())).isEmpty();
    }

    private void revokeOnAnotherServer(ApiKey key) {
        database.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found.revoked(END));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_key_found_by_a_scheme_is_not_remembered_for_a_raw_key_could_be_spelt_so() {
        store.insertImported(HERE, List.of(HashedKeys.hashed(HERE, HashedKeys.SHA256, "raw")), Quota.NONE);
        KeyDigest digest = HashedKeys.legacyDigest(HERE, HashedKeys.SHA256, "raw");

        assertThat(store.findImported(HERE, List.of(digest))).hasSize(1);
        assertThat(store.recallImported(HERE, digest)).isEmpty();
    }
}
