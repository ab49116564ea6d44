package dev.talos.service;

import static dev.talos.testing.HashedKeys.salted;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.StoreException;
import dev.talos.testing.GatedStore;
import dev.talos.testing.HashedKeys;
import dev.talos.testing.Keys;
import dev.talos.testing.Stores;
import dev.talos.testing.Trusts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptVerificationTest {

    private static final NetworkId HERE = NetworkId.NIL;

    private static final Trust TRUST = Trusts.of(Keys.RING);

    @TempDir
    private Path directory;

    private final AtomicReference<Runnable> gate = new AtomicReference<>(() -> {});
    private final Semaphore running = new Semaphore(0);
    private final Semaphore go = new Semaphore(0);
    private KeyStore database;
    private DigestRewriter rewriter;
    private VerifyCredential verify;
    private PromptVerification prompt;

    @BeforeEach
    void open() {
        database = Stores.in(directory, InstantSource.system()).keyStore();
        KeyStore store = new GatedStore(database, gate);
        rewriter = new DigestRewriter(store);
        verify = new VerifyCredential(
                new TokenProofs(new SecureRandom()),
                new KeyLookup(
                        KeySources.uncached(store),
                        new SchemeMemory(store, LegacySecrets.NONE),
                        new SlowDigests(),
                        rewriter),
                () -> TRUST,
                () -> Keys.CREATED);
        prompt = new PromptVerification(verify, 1, () -> Runnable::run);
        List<NewImportedKey> keys = IntStream.range(0, 300)
                .mapToObj(i -> imported(HERE, "raw " + i))
                .toList();
        database.insertImported(HERE, keys, Quota.NONE);
    }

    @AfterEach
    void close() {
        prompt.close();
        rewriter.close();
        database.close();
    }

    private CompletableFuture<Verification> verify(String rawKey) {
        return prompt.verify(HERE, Secret.of(rawKey), Optional.empty(), CacheUse.ALLOWED)
                .begin();
    }

    /** From now on each call of the store says that it runs, waits until it may go, and then does this first. */
    private void holdUp(Runnable then) {
        gate.set(() -> {
            running.release();
            go.acquireUninterruptibly();
            then.run();
        });
    }

    @Test
    void each_gets_the_verdict_on_its_own_credential() {
        List<CompletableFuture<Verification>> answers =
                IntStream.range(0, 300).mapToObj(i -> verify("raw " + i)).toList();

        assertThat(answers)
                .extracting(answer -> ((Verdict.Valid) answer.join().verdict()).key())
                .extracting(key -> key.keyId())
                .doesNotHaveDuplicates()
                .hasSize(300);
        assertThat(verify("nobody's").join().verdict()).isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }

    @Test
    void what_comes_in_while_a_lookup_runs_is_looked_up_together() {
        AtomicInteger lookups = new AtomicInteger();
        holdUp(lookups::incrementAndGet);
        List<CompletableFuture<Verification>> answers = new ArrayList<>(List.of(verify("raw 0")));
        running.acquireUninterruptibly();
        IntStream.range(1, 50).forEach(i -> answers.add(verify("raw " + i)));
        go.release(500);
        answers.forEach(CompletableFuture::join);

        assertThat(lookups).hasValueLessThan(10);
    }

    @Test
    void unknown_keys_are_looked_up_together_while_there_are_salted_digests_that_were_not_seen() {
        database.insertImported(HERE, List.of(salted(HERE, "sk_l", "sk_live_salted")), Quota.NONE);
        AtomicInteger lookups = new AtomicInteger();
        holdUp(lookups::incrementAndGet);
        List<CompletableFuture<Verification>> answers = new ArrayList<>(List.of(verify("nobody's 0")));
        running.acquireUninterruptibly();
        IntStream.range(1, 50).forEach(i -> answers.add(verify("nobody's " + i)));
        go.release(500);
        answers.forEach(CompletableFuture::join);

        assertThat(lookups).hasValueLessThan(20);
    }

    @Test
    void a_key_whose_salted_digest_is_replaced_while_it_is_looked_up_is_found() {
        NewImportedKey salted = salted(HERE, "sk_l", "sk_live_salted");
        database.insertImported(HERE, List.of(salted), Quota.NONE);
        verify("nobody's").join(); // so that from now on a lookup asks the store for the digest first
        AtomicInteger asked = new AtomicInteger();
        gate.set(() -> {
            if (asked.incrementAndGet() == 2) {
                database.rewriteDigests(
                        HERE, List.of(HashedKeys.seen(HERE, salted.key(), HashedKeys.BCRYPT, "sk_live_salted")));
            }
        });

        assertThat(verify("sk_live_salted").join().verdict())
                .isEqualTo(new Verdict.Valid(salted.key(), TRUST.issuers().current()));
    }

    @Test
    void a_fault_of_the_database_is_told_to_whoever_waits() {
        gate.set(() -> {
            throw new StoreException.Unavailable("busy", null);
        });

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(verify("raw 0")::join)
                .withCauseInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void whoever_waits_while_the_database_is_found_dead_need_not_find_it_so_again() {
        AtomicInteger lookups = new AtomicInteger();
        holdUp(() -> {
            lookups.incrementAndGet();
            throw new StoreException.Unavailable("dead", null);
        });
        List<CompletableFuture<Verification>> answers = new ArrayList<>(List.of(verify("raw 0")));
        running.acquireUninterruptibly();
        IntStream.range(1, 300).forEach(i -> answers.add(verify("raw " + i)));
        go.release(500);

        assertThat(answers)
                .allSatisfy(answer -> assertThatExceptionOfType(CompletionException.class)
                        .isThrownBy(answer::join)
                        .withCauseInstanceOf(StoreException.Unavailable.class));
        assertThat(lookups).hasValue(1);
    }

    @Test
    void whoever_waits_behind_a_lookup_that_is_held_up_is_looked_up_by_another_thread() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        gate.set(() -> {
            if (first.getAndSet(false)) {
                running.release();
                go.acquireUninterruptibly();
            }
        });
        try (PromptVerification two = new PromptVerification(verify, 2, () -> Runnable::run)) {
            CompletableFuture<Verification> heldUp = two.verify(
                            HERE, Secret.of("raw 0"), Optional.empty(), CacheUse.ALLOWED)
                    .begin();
            running.acquire();
            Verification next = two.verify(HERE, Secret.of("raw 1"), Optional.empty(), CacheUse.ALLOWED)
                    .begin()
                    .get(10, TimeUnit.SECONDS);

            assertThat(next.verdict()).isInstanceOf(Verdict.Valid.class);
            assertThat(heldUp).isNotDone();
            go.release();
        }
    }

    @Test
    void whoever_waits_too_long_behind_others_is_told_so() throws Exception {
        holdUp(() -> {});
        CompletableFuture<Verification> _ = verify("raw 0");
        running.acquireUninterruptibly();
        CompletableFuture<Verification> late = verify("raw 1");
        Thread.sleep(Duration.ofMillis(1100)); // the time itself is what this is about
        go.release(500);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(late::join)
                .withMessageContaining("too many verifications wait");
    }

    @Test
    void whoever_waited_too_long_does_not_wait_for_the_next_query_too() throws Exception {
        verify("raw 0").join(); // so that from now on a lookup asks the store once
        holdUp(() -> {});
        CompletableFuture<Verification> _ = verify("raw 0");
        running.acquireUninterruptibly();
        CompletableFuture<Verification> late = verify("raw 1");
        Thread.sleep(Duration.ofMillis(1100)); // the time itself is what this is about
        CompletableFuture<Verification> onTime = verify("raw 2");
        go.release();
        running.acquireUninterruptibly();

        assertThat(late).isCompletedExceptionally();
        assertThat(onTime).isNotDone();
        go.release(500);
    }

    @Test
    void a_row_that_is_damaged_does_no_harm_to_others() {
        AtomicBoolean damaged = new AtomicBoolean();
        holdUp(() -> {
            if (damaged.compareAndSet(true, false)) {
                throw new StoreException.Broken("a damaged row", null);
            }
        });
        CompletableFuture<Void> alone = verify("raw 0").thenRun(() -> damaged.set(true));
        running.acquireUninterruptibly();
        List<CompletableFuture<Verification>> together =
                IntStream.range(1, 4).mapToObj(i -> verify("raw " + i)).toList();
        go.release(500);
        alone.join();

        assertThat(together).extracting(answer -> answer.join().verdict()).allMatch(Verdict.Valid.class::isInstance);
        assertThat(damaged).isFalse();
    }

    @Test
    void a_loop_gets_all_answers_of_a_lookup_by_one_task() throws Exception {
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        List<CompletableFuture<Verification>> answers = new ArrayList<>();
        try (PromptVerification looped = new PromptVerification(verify, 1, () -> tasks::add)) {
            IntStream.range(0, 50)
                    .mapToObj(i -> Secret.of("raw " + i))
                    .map(secret -> looped.verify(HERE, secret, Optional.empty(), CacheUse.ALLOWED))
                    .map(Prompt::begin)
                    .forEach(answers::add);
            tasks.take().run();
            tasks.take().run();
        }

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(tasks).isEmpty();
    }

    @Test
    void no_loop_is_answered_by_another() throws Exception {
        Thread here = Thread.currentThread();
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        AtomicReference<CompletableFuture<Verification>> elsewhere = new AtomicReference<>(new CompletableFuture<>());
        Supplier<Executor> loops = () -> Thread.currentThread() == here ? Runnable::run : tasks::add;
        try (PromptVerification looped = new PromptVerification(verify, 1, loops)) {
            Thread.ofPlatform()
                    .start(() ->
                            elsewhere.set(looped.verify(HERE, Secret.of("raw 1"), Optional.empty(), CacheUse.ALLOWED)
                                    .begin()))
                    .join();
            tasks.take().run();
            looped.verify(HERE, Secret.of("raw 0"), Optional.empty(), CacheUse.ALLOWED)
                    .begin()
                    .join();
            Runnable telling = tasks.take();

            assertThat(elsewhere.get()).isNotDone();
            telling.run();
            assertThat(elsewhere.get()).isCompleted();
        }
    }
}
