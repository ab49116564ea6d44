package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static dev.talos.testing.Keys.retiredDigest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.testing.Keys;
import dev.talos.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does. A store is tested by a class that extends this and says how a fresh one is made. */
public abstract class KeyStoreContract {

    protected static final NetworkId HERE = NetworkId.NIL;
    protected static final NetworkId ELSEWHERE = new NetworkId(UUID.fromString("c1a3e3a0-0000-4000-8000-00000000000f"));

    protected KeyStore store;

    /** An empty store. */
    protected abstract KeyStore freshStore();

    @BeforeEach
    void openStore() {
        store = freshStore();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private ApiKey insert(NewImportedKey key) {
        assertThat(store.insertImported(HERE, List.of(key))).containsExactly(new InsertOutcome.Inserted());
        return key.key();
    }

    private ApiKey insert(String rawKey, ApiKey key) {
        return insert(imported(HERE, rawKey, key, null));
    }

    private InsertOutcome outcome(NewImportedKey key) {
        return store.insertImported(HERE, List.of(key)).getFirst();
    }

    private ApiKey found(KeyId keyId) {
        return store.find(HERE, KeyKind.IMPORTED, keyId).orElseThrow();
    }

    @Test
    void a_key_comes_back_with_everything_it_had() {
        ApiKey.Attributes everything = new ApiKey.Attributes(
                "name",
                "actor",
                List.of("read", "write \"quoted\"", "ünï"),
                new Metadata("{\"team\":\"infra\",\"n\":[1,2.50]}"),
                KeyVisibility.PUBLIC,
                new RateLimitPolicy(Long.MAX_VALUE, Duration.ofNanos(1_500_000_001), "calls"),
                List.of(Cidr.parse("10.0.0.0/8").orElseThrow(), Cidr.parse("2001:db8::/32").orElseThrow()));
        Revocation end = new Revocation(CREATED.plusSeconds(9), RevocationReason.PRIVILEGE_WITHDRAWN, "left, éà");
        ApiKey key = new ApiKey(
                KeyId.random(),
                KeyKind.IMPORTED,
                everything,
                CREATED,
                CREATED.plusSeconds(1),
                CREATED.plusSeconds(60),
                CREATED.plusSeconds(2),
                end);
        insert("raw", key);
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    void a_key_comes_back_without_what_it_did_not_have() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_comes_back(RevocationReason reason) {
        ApiKey key = key(CREATED, null).revoked(new Revocation(CREATED, reason, null));
        insert("raw", key);
        assertThat(found(key.keyId()).revocation()).isEqualTo(key.revocation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trailing  ", "  leading", "𝒦🗝️", "tab\tline\nend", "nul\0inside", "'; DROP TABLE api_keys"})
    void texts_come_back_to_the_letter(String text) {
        ApiKey key = insert("raw", key(attributes(text, text), CREATED, null));
        assertThat(found(key.keyId()).attributes()).isEqualTo(key.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00.000001Z", "1970-01-01T00:00:00Z", "2026-03-29T02:30:00.999999Z"})
    void times_come_back_to_the_microsecond(Instant time) {
        ApiKey key = insert("raw", key(time, time.plusNanos(1000)));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off() {
        ApiKey key = insert("raw", key(CREATED.plusNanos(999), null));
        assertThat(found(key.keyId()).createTime()).isEqualTo(CREATED);
    }

    @Test
    void an_unknown_id_finds_nothing() {
        assertThat(store.find(HERE, KeyKind.IMPORTED, KeyId.random())).isEmpty();
    }

    @Test
    void an_imported_key_is_no_issued_key() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.find(HERE, KeyKind.ISSUED, key.keyId())).isEmpty();
    }

    @Test
    void a_key_is_found_by_its_digest() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.findImported(HERE, List.of(digest(HERE, "raw")))).containsExactly(
                java.util.Map.entry(digest(HERE, "raw"), key));
    }

    @Test
    void many_digests_find_the_keys_that_are_there() {
        insertMany(5);
        List<KeyDigest> asked = IntStream.range(3, 60).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store.findImported(HERE, asked)).containsOnlyKeys(digest(HERE, "raw 3"), digest(HERE, "raw 4"));
    }

    @Test
    void thousands_of_digests_can_be_asked_for() {
        insertMany(5);
        List<KeyDigest> asked = IntStream.range(0, 5000).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store.findImported(HERE, asked)).hasSize(5);
    }

    @Test
    void the_same_digest_twice_is_one() {
        insertMany(1);
        assertThat(store.findImported(HERE, List.of(digest(HERE, "raw 0"), digest(HERE, "raw 0")))).hasSize(1);
    }

    @Test
    void a_digest_under_a_retired_secret_finds_its_key() {
        ApiKey key = insert(importedEarlier(HERE, "raw"));
        assertThat(store.findImported(HERE, List.of(digest(HERE, "raw"), retiredDigest(HERE, "raw"))))
                .containsExactly(java.util.Map.entry(retiredDigest(HERE, "raw"), key));
    }

    @Test
    void no_digests_find_nothing() {
        assertThat(store.findImported(HERE, List.of())).isEmpty();
    }

    @Test
    void no_keys_to_insert_is_nothing_to_do() {
        assertThat(store.insertImported(HERE, List.of())).isEmpty();
    }

    @Test
    void a_digest_that_is_stored_is_taken() {
        ApiKey first = insert("raw", key(CREATED, null));
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    void a_digest_stored_under_a_retired_secret_is_taken() {
        ApiKey first = insert(importedEarlier(HERE, "raw"));
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    void a_taken_digest_leaves_the_key_as_it_is() {
        ApiKey first = insert("raw", key(CREATED, null));
        outcome(imported(HERE, "raw", key(attributes("another", "another"), CREATED, null), null));
        assertThat(found(first.keyId())).isEqualTo(first);
    }

    @Test
    void a_repeated_request_is_told_what_the_first_one_made() {
        ApiKey first = insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        assertThat(outcome(imported(HERE, "raw", key(CREATED, null), "request 1")))
                .isEqualTo(new InsertOutcome.RequestRepeated(first));
    }

    @Test
    void a_repeated_request_with_another_raw_key_stores_nothing() {
        insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        outcome(imported(HERE, "another", key(CREATED, null), "request 1"));
        assertThat(store.findImported(HERE, List.of(digest(HERE, "another")))).isEmpty();
    }

    @Test
    void request_ids_compare_to_the_letter() {
        insert(imported(HERE, "raw", key(CREATED, null), "Request é"));
        assertThat(outcome(imported(HERE, "another", key(CREATED, null), "request e")))
                .isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    void one_call_has_an_outcome_of_its_own_for_each_key() {
        ApiKey stored = insert(imported(HERE, "raw 1", key(CREATED, null), "request 1"));
        ApiKey earlier = insert(importedEarlier(HERE, "raw 2"));
        assertThat(store.insertImported(
                        HERE,
                        List.of(
                                imported(HERE, "raw 3"),
                                imported(HERE, "raw 2"),
                                imported(HERE, "raw 4", key(CREATED, null), "request 1"),
                                imported(HERE, "raw 1"),
                                imported(HERE, "raw 5", key(CREATED, null), "request 5"))))
                .containsExactly(
                        new InsertOutcome.Inserted(),
                        new InsertOutcome.DigestTaken(earlier.keyId()),
                        new InsertOutcome.RequestRepeated(stored),
                        new InsertOutcome.DigestTaken(stored.keyId()),
                        new InsertOutcome.Inserted());
    }

    @Test
    void a_thousand_keys_go_in_at_once() {
        insertMany(1000);
        List<KeyDigest> asked = IntStream.range(0, 1000).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store.findImported(HERE, asked)).hasSize(1000);
    }

    @Test
    void of_many_who_bring_one_raw_key_at_once_one_gets_it_in() {
        List<InsertOutcome> outcomes = Together.call(50, _ -> outcome(imported(HERE, "raw")));
        KeyId winner = store.findImported(HERE, List.of(digest(HERE, "raw")))
                .get(digest(HERE, "raw"))
                .keyId();
        List<InsertOutcome> expected = new ArrayList<>(java.util.Collections.nCopies(49, new InsertOutcome.DigestTaken(winner)));
        expected.add(new InsertOutcome.Inserted());
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void of_many_with_one_request_id_at_once_one_gets_it_in() {
        List<InsertOutcome> outcomes =
                Together.call(20, i -> outcome(imported(HERE, "raw " + i, key(CREATED, null), "one request")));
        assertThat(outcomes).filteredOn(InsertOutcome.Inserted.class::isInstance).hasSize(1);
    }

    @Test
    void a_tenant_finds_no_key_of_another_by_its_id() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.find(ELSEWHERE, KeyKind.IMPORTED, key.keyId())).isEmpty();
    }

    @Test
    void a_tenant_finds_no_key_of_another_by_its_digest() {
        insert("raw", key(CREATED, null));
        assertThat(store.findImported(ELSEWHERE, List.of(digest(HERE, "raw")))).isEmpty();
    }

    @Test
    void two_tenants_may_have_one_raw_key_and_one_request_id() {
        insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        NewImportedKey there = imported(ELSEWHERE, "raw", key(CREATED, null), "request 1");
        assertThat(store.insertImported(ELSEWHERE, List.of(there))).containsExactly(new InsertOutcome.Inserted());
    }

    @Test
    void a_tenant_cannot_delete_a_key_of_another() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.delete(ELSEWHERE, KeyKind.IMPORTED, key.keyId())).isFalse();
    }

    @Test
    void a_tenant_cannot_change_a_key_of_another() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.update(ELSEWHERE, KeyKind.IMPORTED, key.keyId(), found -> found)).isEmpty();
    }

    @Test
    void a_change_is_stored() {
        ApiKey key = insert("raw", key(CREATED, null));
        Instant later = CREATED.plusSeconds(5);
        ApiKey changed = key.withAttributes(attributes("new name", "an actor"), later)
                .revoked(new Revocation(later, RevocationReason.SUPERSEDED, null));
        assertThat(store.update(HERE, KeyKind.IMPORTED, key.keyId(), _ -> changed)).contains(changed);
        assertThat(found(key.keyId())).isEqualTo(changed);
    }

    @Test
    void the_change_is_given_the_key_as_it_is() {
        ApiKey key = insert("raw", key(CREATED, null));
        List<ApiKey> given = new ArrayList<>();
        store.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> {
            given.add(found);
            return found;
        });
        assertThat(given).containsExactly(key);
    }

    @Test
    void a_change_to_nothing_new_answers_with_the_key() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found)).contains(key);
    }

    @Test
    void a_key_that_is_not_there_is_not_changed() {
        assertThat(store.update(HERE, KeyKind.IMPORTED, KeyId.random(), found -> found)).isEmpty();
    }

    @Test
    void a_change_that_throws_changes_nothing() {
        ApiKey key = insert("raw", key(CREATED, null));
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> store.update(HERE, KeyKind.IMPORTED, key.keyId(), _ -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    void of_many_changes_at_once_none_is_lost() {
        ApiKey key = insert("raw", key(attributes("0", "an actor"), CREATED, null));
        Together.call(
                20,
                _ -> store.update(HERE, KeyKind.IMPORTED, key.keyId(), found -> {
                    int count = Integer.parseInt(found.attributes().name());
                    return found.withAttributes(attributes(String.valueOf(count + 1), "an actor"), CREATED);
                }));
        assertThat(found(key.keyId()).attributes().name()).isEqualTo("20");
    }

    @Test
    void a_deleted_key_is_gone() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store.delete(HERE, KeyKind.IMPORTED, key.keyId())).isTrue();
        assertThat(store.find(HERE, KeyKind.IMPORTED, key.keyId())).isEmpty();
    }

    @Test
    void deleting_a_second_time_finds_nothing_to_delete() {
        ApiKey key = insert("raw", key(CREATED, null));
        store.delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(store.delete(HERE, KeyKind.IMPORTED, key.keyId())).isFalse();
    }

    @Test
    void a_deleted_raw_key_can_be_brought_again() {
        ApiKey key = insert("raw", key(CREATED, null));
        store.delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    void a_rewritten_key_is_found_under_the_new_digest_only() {
        ApiKey key = insert(importedEarlier(HERE, "raw"));
        store.rewriteDigests(HERE, List.of(rewrite(key, "raw")));
        assertThat(store.findImported(HERE, List.of(digest(HERE, "raw"), retiredDigest(HERE, "raw"))))
                .containsExactly(java.util.Map.entry(digest(HERE, "raw"), key));
    }

    @Test
    void a_rewrite_passes_over_a_key_that_has_moved_already() {
        ApiKey key = insert("raw", key(CREATED, null));
        store.rewriteDigests(HERE, List.of(new DigestRewrite(
                key.keyId(), retiredDigest(HERE, "raw"), digest(HERE, "elsewhere"))));
        assertThat(store.findImported(HERE, List.of(digest(HERE, "raw")))).hasSize(1);
    }

    @Test
    void a_rewrite_passes_over_a_key_whose_new_digest_is_taken_and_does_the_rest() {
        ApiKey twin = insert(importedEarlier(HERE, "raw 1"));
        ApiKey other = insert(importedEarlier(HERE, "raw 2"));
        insert(new NewImportedKey(key(CREATED, null), digest(HERE, "raw 1"), List.of(), null));
        store.rewriteDigests(HERE, List.of(rewrite(twin, "raw 1"), rewrite(other, "raw 2")));
        assertThat(store.findImported(HERE, List.of(retiredDigest(HERE, "raw 1"), digest(HERE, "raw 2"))))
                .hasSize(2);
    }

    @Test
    void no_rewrites_are_nothing_to_do() {
        store.rewriteDigests(HERE, List.of());
        assertThat(store.list(HERE, KeyListContract.page(null, 1))).isEmpty();
    }

    private static DigestRewrite rewrite(ApiKey key, String rawKey) {
        return new DigestRewrite(key.keyId(), retiredDigest(HERE, rawKey), digest(HERE, rawKey));
    }

    @Test
    void keys_are_counted_under_the_secret_of_their_digest_over_all_tenants() {
        insert(importedEarlier(HERE, "raw 1"));
        store.insertImported(ELSEWHERE, List.of(importedEarlier(ELSEWHERE, "raw 2")));
        insert("raw 3", key(CREATED, null));
        assertThat(store.countImportedUnder(Keys.RING.retired().getFirst().id())).isEqualTo(2);
    }

    @Test
    void a_store_that_works_answers() {
        org.assertj.core.api.Assertions.assertThatNoException().isThrownBy(store::ping);
    }

    private void insertMany(int count) {
        List<NewImportedKey> keys = IntStream.range(0, count)
                .mapToObj(i -> imported(HERE, "raw " + i, key(CREATED.plusSeconds(i), null), null))
                .toList();
        assertThat(store.insertImported(HERE, keys)).containsOnly(new InsertOutcome.Inserted());
    }
}
