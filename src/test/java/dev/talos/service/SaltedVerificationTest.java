package dev.talos.service;

import static dev.talos.service.HashedRequests.BCRYPT_KEY;
import static dev.talos.service.HashedRequests.OTHER_BCRYPT_KEY;
import static dev.talos.service.HashedRequests.OTHER_BCRYPT_TEXT;
import static dev.talos.service.HashedRequests.bcrypt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.RevocationReason;
import dev.talos.storage.SchemeCount;
import dev.talos.storage.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Verification of keys of which only a salted digest came. */
class SaltedVerificationTest extends WithHashedKeys {

    /** 80 characters, of which bcrypt reads 72. */
    private static final String LONG_KEY = "sk_live_" + "0123456789".repeat(7) + "ab";

    private static final String LONG_TEXT = "$2b$04$abcdefghijklmnopqrstuuRRVZ0Rra85i0Iv7zvSXo1WpoUs8O3WK";

    private List<Long> pending() {
        return bench.store.legacySchemes(Bench.NETWORK).stream()
                .map(SchemeCount::pending)
                .toList();
    }

    @Test
    void a_key_with_a_salted_digest_is_valid() {
        ApiKey key = bench.imported(bcrypt());

        assertThat(bench.verdict(BCRYPT_KEY)).isEqualTo(valid(key));
    }

    @Test
    void keys_with_one_lookup_and_one_salt_are_told_apart() {
        ApiKey first = bench.imported(bcrypt());
        ApiKey second = bench.imported(bcrypt(OTHER_BCRYPT_TEXT));

        assertThat(List.of(bench.verdict(OTHER_BCRYPT_KEY), bench.verdict(BCRYPT_KEY)))
                .containsExactly(valid(second), valid(first));
    }

    @Test
    void a_wrong_key_with_the_right_lookup_is_unknown() {
        bench.imported(bcrypt());

        assertThat(bench.verdict("sk_live_bcrypt_0003")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_key_too_short_for_a_lookup_is_unknown() {
        bench.imported(bcrypt());

        assertThat(bench.verdict("sk_liv")).isEqualTo(UNKNOWN);
    }

    @Test
    void the_first_verification_makes_an_ordinary_key_of_it() {
        ApiKey key = bench.imported(bcrypt());
        bench.verdict(BCRYPT_KEY);
        bench.settle();

        assertThat(pending()).containsExactly(0L);
        assertThat(bench.verdict(BCRYPT_KEY)).isEqualTo(valid(key));
    }

    @Test
    void a_key_that_came_under_a_secret_that_is_now_retired_is_valid_and_moves_to_the_current_one() {
        bench.imported(bcrypt());
        bench.rotate();
        assertThat(bench.verdict(BCRYPT_KEY)).isInstanceOf(Verdict.Valid.class);
        bench.settle();
        bench.dropOldSecret();

        assertThat(bench.verdict(BCRYPT_KEY)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_key_of_which_bcrypt_read_only_a_part_is_valid_and_stays_as_it_came() {
        ApiKey key = bench.imported(bcrypt(LONG_TEXT));
        Verdict verdict = bench.verdict(LONG_KEY);
        bench.settle();

        assertThat(verdict).isEqualTo(valid(key));
        assertThat(pending()).containsExactly(1L);
    }

    @Test
    void its_holder_can_revoke_it() {
        bench.imported(bcrypt());

        assertThat(bench.selfRevoke.revoke(Bench.NETWORK, Secret.of(BCRYPT_KEY), RevocationReason.KEY_COMPROMISE))
                .isInstanceOf(SelfRevoke.Outcome.Revoked.class);
    }

    @Test
    void a_batch_finds_salted_keys_too() {
        ApiKey key = bench.imported(bcrypt());
        ApiKey raw = bench.imported(Bench.request("legacy-1"));
        List<Secret> credentials = List.of(
                Secret.of("sk_live_bcrypt_0003"), Secret.of(BCRYPT_KEY), Secret.of("legacy-1"), Secret.of(BCRYPT_KEY));

        assertThat(bench.prompt.verifyAll(Bench.NETWORK, credentials, Optional.empty(), CacheUse.ALLOWED))
                .containsExactly(UNKNOWN, valid(key), valid(raw), valid(key));
    }

    @Test
    void one_whose_turn_does_not_come_is_told_to_try_again() {
        reopen(new SlowDigests(0, Duration.ofMillis(10), Duration.ofSeconds(5)));
        bench.imported(bcrypt());

        assertThatExceptionOfType(StoreException.Unavailable.class)
                .isThrownBy(() -> bench.verdict(BCRYPT_KEY))
                .withMessageContaining("try again");
    }

    @Test
    void a_request_that_takes_too_long_is_told_to_come_in_parts() {
        reopen(new SlowDigests(1, Duration.ofSeconds(5), Duration.ZERO));
        bench.imported(bcrypt());

        assertThatExceptionOfType(StoreException.Unavailable.class)
                .isThrownBy(() -> bench.verdict(BCRYPT_KEY))
                .withMessageContaining("in parts");
    }

    @Test
    void those_who_are_answered_together_do_not_wait_for_a_salted_digest() {
        reopen(new SlowDigests(0, Duration.ofSeconds(2), Duration.ofSeconds(5)));
        bench.imported(bcrypt());
        ApiKey raw = bench.imported(Bench.request("sk_live_raw"));
        try (PromptVerification prompt = new PromptVerification(bench.verify, 1, () -> Runnable::run)) {
            CompletableFuture<Verification> salted = prompt(prompt, BCRYPT_KEY);
            Verification ordinary = prompt(prompt, "sk_live_raw").join();

            assertThat(ordinary.verdict()).isEqualTo(valid(raw));
            assertThat(salted).isNotDone();
        }
    }

    @Test
    void one_whose_turn_does_not_come_fails_alone() {
        reopen(new SlowDigests(0, Duration.ofMillis(10), Duration.ofSeconds(5)));
        bench.imported(bcrypt());
        bench.imported(Bench.request("sk_live_raw"));
        try (PromptVerification prompt = new PromptVerification(bench.verify, 1, () -> Runnable::run)) {
            CompletableFuture<Verification> salted = prompt(prompt, BCRYPT_KEY);

            assertThat(prompt(prompt, "sk_live_raw").join().verdict()).isInstanceOf(Verdict.Valid.class);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(salted::join)
                    .withCauseInstanceOf(StoreException.Unavailable.class);
        }
    }

    private static CompletableFuture<Verification> prompt(PromptVerification prompt, String credential) {
        return prompt.verify(Bench.NETWORK, Secret.of(credential), Optional.empty(), CacheUse.ALLOWED)
                .begin();
    }

    @Test
    void ordinary_keys_are_verified_however_much_there_is_to_compare() {
        reopen(new SlowDigests(0, Duration.ofMillis(10), Duration.ofSeconds(5)));
        bench.imported(bcrypt());
        ApiKey raw = bench.imported(Bench.request("sk_live_raw"));

        assertThat(bench.verdict("sk_live_raw")).isEqualTo(valid(raw));
    }
}
