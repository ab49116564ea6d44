package dev.talos.storage.sql;

import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.testing.LockHolder;
import dev.talos.testing.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Others on the same file. */
@Timeout(30)
final class SqliteLockTest {

    private static final NetworkId HERE = NetworkId.NIL;

    private final Path file;
    private final Database database;

    SqliteLockTest(@TempDir Path directory) {
        file = directory.resolve("keys.db");
        database = SqliteTesting.migrated(file);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private InsertOutcome insert(String rawKey) {
        return database.keyStore()
                .insertImported(HERE, List.of(imported(HERE, rawKey)), Quota.NONE)
                .getFirst();
    }

    @Test
    void a_write_gives_up_on_another_process_that_keeps_the_lock() throws IOException {
        try (LockHolder _ = LockHolder.start(file)) {
            long start = System.nanoTime();
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(() -> insert("raw"))
                    .withMessageContaining("busy");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
        }
    }

    @Test
    void reads_do_not_wait_for_another_process_that_writes() throws IOException {
        insert("raw");
        try (LockHolder _ = LockHolder.start(file)) {
            assertThat(database.keyStore().findImported(HERE, List.of(digest(HERE, "raw"))))
                    .hasSize(1);
        }
    }

    @Test
    void writes_go_on_once_the_other_process_is_done() throws IOException {
        try (LockHolder _ = LockHolder.start(file)) {
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> insert("raw"));
        }
        assertThat(insert("raw")).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    void a_writer_that_is_interrupted_stays_so() throws IOException, InterruptedException {
        insert("before"); // a connection is open, so the lock is all there is to wait for
        try (LockHolder _ = LockHolder.start(file)) {
            boolean[] interrupted = new boolean[1];
            Thread writer = Thread.ofVirtual().unstarted(() -> {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> insert("raw"));
                interrupted[0] = Thread.currentThread().isInterrupted();
            });
            writer.start();
            writer.join();
            assertThat(interrupted[0]).isTrue();
        }
    }

    @Test
    void two_on_one_file_see_what_each_other_writes() {
        try (Database other = SqliteTesting.open(file)) {
            insert("raw");
            assertThat(other.keyStore().findImported(HERE, List.of(digest(HERE, "raw"))))
                    .hasSize(1);
        }
    }

    @Test
    void two_on_one_file_take_in_one_raw_key_once() {
        try (Database other = SqliteTesting.open(file)) {
            List<KeyStore> stores = List.of(database.keyStore(), other.keyStore());
            List<InsertOutcome> outcomes = Together.call(
                    40,
                    i -> stores.get(i % 2)
                            .insertImported(HERE, List.of(imported(HERE, "raw")), Quota.NONE)
                            .getFirst());
            assertThat(outcomes)
                    .filteredOn(InsertOutcome.Inserted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void a_caller_is_told_when_all_connections_are_in_use() throws InterruptedException {
        PoolSettings one = new PoolSettings(1, 0, Duration.ZERO, Duration.ZERO);
        CountDownLatch lent = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (Sessions sessions = new Sessions(new SqliteDialect(file), one)) {
            Thread.ofVirtual()
                    .start(() -> sessions.read(_ -> {
                        lent.countDown();
                        return await(enough);
                    }));
            lent.await();
            assertThatExceptionOfType(StoreException.Unavailable.class)
                    .isThrownBy(() -> sessions.read(Session::isClosed))
                    .withMessageContaining("in use");
            enough.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
