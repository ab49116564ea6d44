package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.testing.Together;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many keys a tenant may have. */
interface QuotaContract extends IssuedUnderTest {

    InsertOutcome IN = new InsertOutcome.Inserted();
    InsertOutcome OVER = new InsertOutcome.QuotaExceeded();

    private InsertOutcome bring(String rawKey, long quota) {
        return store().insertImported(HERE, List.of(imported(HERE, rawKey)), new Quota(quota))
                .getFirst();
    }

    private InsertOutcome issueWithin(long quota) {
        return issueOutcome(null, new Quota(quota));
    }

    private List<InsertOutcome> bringAll(int count, long quota) {
        return store().insertImported(HERE, rawKeys("raw", count), new Quota(quota));
    }

    @Test
    default void a_chunk_takes_the_first_that_fit() {
        assertThat(bringAll(5, 3)).containsExactly(IN, IN, IN, OVER, OVER);
    }

    @Test
    default void a_chunk_as_large_as_the_quota_goes_in() {
        assertThat(bringAll(5, 5)).containsOnly(IN);
    }

    @Test
    default void a_quota_of_none_at_all_lets_nothing_in() {
        assertThat(bring("raw", 0)).isEqualTo(OVER);
        assertThat(issueWithin(0)).isEqualTo(OVER);
    }

    @Test
    default void a_key_over_the_quota_is_not_stored() {
        issueWithin(0);
        assertThat(store().list(HERE, new ListQuery(KeyKind.ISSUED, KeyFilter.NONE, CREATED, null, 10))
                        .keys())
                .isEmpty();
    }

    @Test
    default void keys_of_both_kinds_count_together() {
        insert("raw", key(CREATED, null));
        issue();
        assertThat(issueWithin(2)).isEqualTo(OVER);
        assertThat(bring("another", 2)).isEqualTo(OVER);
    }

    @Test
    default void each_tenant_has_a_count_of_its_own() {
        issue();
        assertThat(store().insertIssued(ELSEWHERE, IssuedUnderTest.newKey(), null, new Quota(1)))
                .isEqualTo(IN);
    }

    @Test
    default void a_quota_below_what_is_there_lets_nothing_in() {
        insertMany(5);
        assertThat(issueWithin(3)).isEqualTo(OVER);
    }

    @Test
    default void an_expired_key_counts() {
        insert("raw", key(CREATED, CREATED));
        assertThat(issueWithin(1)).isEqualTo(OVER);
    }

    @Test
    default void what_is_there_already_is_told_although_there_is_no_room() {
        ApiKey first = insert(imported(HERE, "raw 1", key(CREATED, null), "request 1"));
        ApiKey second = insert(importedEarlier(HERE, "raw 2"));
        ApiKey third = insert(imported(HERE, "raw 3"));
        assertThat(store().insertImported(
                                HERE,
                                List.of(
                                        imported(HERE, "raw 5", key(CREATED, null), "request 1"),
                                        imported(HERE, "raw 2"),
                                        imported(HERE, "raw 3"),
                                        imported(HERE, "raw 4")),
                                new Quota(2)))
                .containsExactly(
                        new InsertOutcome.RequestRepeated(first),
                        new InsertOutcome.DigestTaken(second.keyId()),
                        new InsertOutcome.DigestTaken(third.keyId()),
                        OVER);
    }

    @Test
    default void what_is_there_already_takes_no_room_from_the_rest() {
        insert("raw 0", key(CREATED, null));
        assertThat(bringAll(4, 3).subList(1, 4)).containsExactly(IN, IN, OVER);
    }

    @Test
    default void a_repeated_issue_is_told_although_there_is_no_room() {
        ApiKey first = issue(IssuedUnderTest.newKey(), "request 1");
        assertThat(issueOutcome("request 1", new Quota(1))).isEqualTo(new InsertOutcome.RequestRepeated(first));
    }

    @Test
    default void a_key_that_comes_in_revoked_needs_no_room() {
        NewImportedKey revoked = imported(HERE, "raw", key(CREATED, null).revoked(END), null);
        assertThat(store().insertImported(HERE, List.of(revoked, imported(HERE, "another")), new Quota(1)))
                .containsExactly(IN, IN);
    }

    @Test
    default void a_revoked_key_makes_room() {
        revoke(insert("raw", key(CREATED, null)));
        assertThat(issueWithin(1)).isEqualTo(IN);
    }

    @Test
    default void a_key_makes_room_once_however_often_it_is_revoked() {
        ApiKey key = issue();
        issue();
        revoke(key);
        Revocation again = new Revocation(END.time().plusSeconds(1), RevocationReason.KEY_COMPROMISE, null);
        store().update(HERE, KeyKind.ISSUED, key.keyId(), found -> found.revoked(again));
        assertThat(issueWithin(1)).isEqualTo(OVER);
    }

    @Test
    default void many_revocations_of_one_key_at_once_make_room_once() {
        ApiKey key = issue();
        issue();
        Together.call(20, _ -> revoke(key));
        assertThat(issueWithin(1)).isEqualTo(OVER);
    }

    @Test
    default void a_deleted_key_makes_room() {
        ApiKey key = insert("raw", key(CREATED, null));
        store().delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(bring("another", 1)).isEqualTo(IN);
    }

    @Test
    default void a_key_revoked_and_then_deleted_makes_room_once() {
        ApiKey key = insert("raw", key(CREATED, null));
        issue();
        revoke(key);
        store().delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(issueWithin(1)).isEqualTo(OVER);
    }

    @Test
    default void a_rotation_needs_no_room_and_makes_none() {
        ApiKey key = issue();
        store().rotate(HERE, key.keyId(), _ -> IssuedUnderTest.newKey(), END);
        assertThat(issueWithin(1)).isEqualTo(OVER);
        assertThat(issueWithin(2)).isEqualTo(IN);
    }

    @Test
    default void of_many_imports_at_once_as_many_go_in_as_fit() {
        assertThat(Together.call(50, i -> bring("raw " + i, 10)))
                .filteredOn(IN::equals)
                .hasSize(10);
    }

    @Test
    default void of_many_chunks_and_issues_at_once_as_many_keys_go_in_as_fit() {
        List<List<InsertOutcome>> outcomes = Together.call(
                50,
                i -> i % 2 == 0
                        ? List.of(issueWithin(10))
                        : store().insertImported(
                                        HERE,
                                        List.of(imported(HERE, "raw " + i), imported(HERE, "also " + i)),
                                        new Quota(10)));
        assertThat(outcomes.stream().flatMap(List::stream))
                .filteredOn(IN::equals)
                .hasSize(10);
    }

    /** Each would hold the count for as long as a thousand rows take, if it did not leave it for the end. */
    @Test
    default void two_servers_that_bring_large_chunks_keep_to_the_quota_and_keep_nobody_waiting() {
        Quota quota = new Quota(5_500);
        KeyStore other = anotherStore();
        List<ApiKey> early = IntStream.range(0, 10).mapToObj(_ -> issue()).toList();
        List<Long> added = Together.call(28, i -> {
            KeyStore store = i % 2 == 0 ? store() : other;
            if (i < 8) {
                return went(store.insertImported(HERE, rawKeys("chunk " + i, 1000), quota));
            }
            if (i < 18) {
                return went(List.of(store.insertIssued(HERE, IssuedUnderTest.newKey(), null, quota)));
            }
            ApiKey key = early.get(i - 18);
            store.update(HERE, key.kind(), key.keyId(), found -> found.revoked(END));
            return -1L;
        });
        long unrevoked =
                early.size() + added.stream().mapToLong(Long::longValue).sum();
        assertThat(unrevoked).isBetween(quota.most() - early.size(), quota.most());
        assertThat(went(store().checkImported(HERE, rawKeys("more", 100), new Quota(unrevoked + 7))))
                .as("room that the count leaves")
                .isEqualTo(7);
    }

    private static List<NewImportedKey> rawKeys(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> imported(HERE, prefix + " " + i))
                .toList();
    }

    private static long went(List<InsertOutcome> outcomes) {
        return outcomes.stream().filter(IN::equals).count();
    }
}
