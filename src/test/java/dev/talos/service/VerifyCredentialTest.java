package dev.talos.service;

import static dev.talos.service.Bench.request;
import static dev.talos.service.Bench.requestFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.RevocationReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCredentialTest {

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Verdict> batch(String... credentials) {
        return bench.prompt.verifyAll(
                Bench.NETWORK, Stream.of(credentials).map(Secret::of).toList(), Optional.empty(), CacheUse.ALLOWED);
    }

    @Test
    void an_imported_key_is_valid_and_the_issuer_vouches_for_it() {
        ApiKey key = bench.imported(request("legacy-1"));

        assertThat(bench.verdict("legacy-1")).isEqualTo(new Verdict.Valid(key, "https://talos.test"));
    }

    @Test
    void a_text_that_nobody_imported_is_unknown() {
        assertThat(bench.verdict("legacy-1")).isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }

    @Test
    void the_key_of_one_tenant_is_unknown_to_another() {
        bench.imported(request("legacy-1"));

        assertThat(bench.verify.verify(new NetworkId(UUID.randomUUID()), Secret.of("legacy-1"), Optional.empty()))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void a_key_is_valid_until_the_last_moment() {
        bench.imported(request("legacy-1", Duration.ofSeconds(10), null));
        bench.now = bench.now.plusSeconds(10).minusNanos(1);

        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_key_has_expired_at_its_expire_time() {
        ApiKey key = bench.imported(request("legacy-1", Duration.ofSeconds(10), null));
        bench.now = bench.now.plusSeconds(10);

        assertThat(bench.verdict("legacy-1")).isEqualTo(new Verdict.Refused(key, VerificationError.EXPIRED));
    }

    @Test
    void a_revoked_key_is_refused_even_when_it_has_expired_too() {
        ApiKey key = bench.imported(request("legacy-1", Duration.ofSeconds(10), null));
        new RevokeKey(bench.store, () -> bench.now)
                .revoke(Bench.NETWORK, Set.of(KeyKind.IMPORTED), key.keyId(), RevocationReason.SUPERSEDED, null);
        bench.now = bench.now.plusSeconds(10);

        assertThat(bench.verdict("legacy-1"))
                .extracting(verdict -> ((Verdict.Refused) verdict).error())
                .isEqualTo(VerificationError.REVOKED);
    }

    @Test
    void an_allowlist_admits_its_addresses() {
        bench.imported(requestFrom("legacy-1", "10.0.0.0/8"));

        assertThat(bench.verdictFrom("legacy-1", "10.1.2.3")).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void an_allowlist_refuses_all_others() {
        ApiKey key = bench.imported(requestFrom("legacy-1", "10.0.0.0/8"));

        assertThat(bench.verdictFrom("legacy-1", "11.1.2.3"))
                .isEqualTo(new Verdict.Refused(key, VerificationError.IP_NOT_ALLOWED));
    }

    @Test
    void an_allowlist_refuses_a_client_whose_address_is_not_known() {
        bench.imported(requestFrom("legacy-1", "0.0.0.0/0"));

        assertThat(bench.verdictFrom("legacy-1", "not an address")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_batch_is_answered_in_its_order() {
        ApiKey first = bench.imported(request("a"));
        ApiKey second = bench.imported(request("b"));

        List<Verdict> verdicts = batch("b", "unknown", "a", "b");

        assertThat(verdicts)
                .containsExactly(
                        new Verdict.Valid(second, "https://talos.test"),
                        new Verdict.Unknown(VerificationError.NOT_FOUND),
                        new Verdict.Valid(first, "https://talos.test"),
                        new Verdict.Valid(second, "https://talos.test"));
    }

    @Test
    void of_a_raw_key_that_is_stored_twice_the_one_under_the_current_secret_counts() {
        bench.imported(request("legacy-1"));
        bench.dropOldSecret();
        ApiKey later = bench.imported(request("legacy-1"));
        bench.rotate();

        assertThat(bench.verdict("legacy-1")).isEqualTo(new Verdict.Valid(later, "https://talos.test"));
    }

    @Test
    void a_key_that_is_stored_under_a_retired_secret_may_stand_in_a_batch_twice() {
        ApiKey key = bench.imported(request("a"));
        bench.rotate();

        List<Verdict> verdicts = batch("a", "unknown", "a");

        assertThat(verdicts)
                .containsExactly(
                        new Verdict.Valid(key, "https://talos.test"),
                        new Verdict.Unknown(VerificationError.NOT_FOUND),
                        new Verdict.Valid(key, "https://talos.test"));
    }

    @Test
    void a_batch_is_judged_by_one_moment() {
        ApiKey key = bench.imported(request("a", Duration.ofSeconds(15), null));
        bench.step = Duration.ofSeconds(10);

        List<Verdict> verdicts = batch("a", "a");

        assertThat(verdicts).containsOnly(new Verdict.Valid(key, "https://talos.test"));
    }

    @Test
    void a_key_imported_under_a_secret_that_is_now_retired_is_valid() {
        bench.imported(request("legacy-1"));
        bench.rotate();

        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_key_that_was_never_verified_is_unknown_once_its_secret_is_gone() {
        bench.imported(request("legacy-1"));
        bench.dropOldSecret();

        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void one_verification_under_a_retired_secret_is_enough_to_drop_that_secret() {
        bench.imported(request("legacy-1"));
        bench.rotate();
        bench.verdict("legacy-1");
        bench.settle();
        bench.dropOldSecret();

        assertThat(bench.verdict("legacy-1")).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void the_report_counts_keys_that_still_need_a_retired_secret() {
        bench.imported(request("verified"));
        bench.imported(request("never verified"));
        bench.rotate();
        bench.verdict("verified");
        bench.settle();

        assertThat(bench.store.countImportedUnder(
                        bench.ring.retired().getFirst().id()))
                .isEqualTo(1);
    }
}
