package dev.talos.storage;

import static dev.talos.testing.HashedKeys.BCRYPT;
import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.HashedKeys.legacyDigest;
import static dev.talos.testing.HashedKeys.lookup;
import static dev.talos.testing.HashedKeys.salted;
import static dev.talos.testing.HashedKeys.seen;
import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.LegacyScheme;
import dev.talos.testing.Keys;
import dev.talos.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How keys that came in as digests become ordinary ones, and how that is counted. */
interface MigrationContract extends StoreUnderTest {

    private boolean delete(ApiKey key) {
        return store().delete(HERE, KeyKind.IMPORTED, key.keyId());
    }

    private void see(ApiKey key, LegacyScheme scheme, String rawKey) {
        store().rewriteDigests(HERE, List.of(seen(HERE, key, scheme, rawKey)));
    }

    @Test
    default void where_no_hashed_key_ever_came_there_are_no_schemes() {
        insert("raw", key(CREATED, null));
        assertThat(store().legacySchemes(HERE)).isEmpty();
    }

    @Test
    default void keys_are_counted_by_scheme_in_the_order_of_their_texts() {
        insert(hashed(HERE, SHA256, "raw 1"));
        insert(hashed(HERE, SHA256, "raw 2"));
        insert(salted(HERE, "sk_l", "raw 3"));
        assertThat(store().legacySchemes(HERE))
                .containsExactly(new SchemeCount(BCRYPT, 1, 1), new SchemeCount(SHA256, 2, 2));
    }

    @Test
    default void schemes_compare_to_the_letter() {
        insert(hashed(HERE, new LegacyScheme("hmac-sha256@A"), "raw"));
        insert(hashed(HERE, new LegacyScheme("hmac-sha256@a"), "raw"));
        assertThat(store().legacySchemes(HERE))
                .extracting(SchemeCount::imported)
                .containsExactly(1L, 1L);
    }

    @Test
    default void a_tenant_does_not_see_the_schemes_of_another() {
        insert(hashed(HERE, SHA256, "raw"));
        assertThat(store().legacySchemes(ELSEWHERE)).isEmpty();
    }

    @Test
    default void a_key_that_did_not_go_in_is_not_counted() {
        insert(hashed(HERE, SHA256, "raw"));
        outcome(hashed(HERE, SHA256, "raw"));
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
    }

    @Test
    default void a_key_that_is_seen_becomes_an_ordinary_one() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        see(key, SHA256, "raw");
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw"), legacyDigest(HERE, SHA256, "raw"))))
                .containsExactly(Map.entry(digest(HERE, "raw"), new ImportedKey(key, null)));
    }

    @Test
    default void a_key_that_is_seen_is_counted() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw 1"));
        insert(hashed(HERE, SHA256, "raw 2"));
        see(key, SHA256, "raw 1");
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 2, 1));
    }

    @Test
    default void a_salted_key_that_is_seen_needs_no_lookup_any_more() {
        ApiKey key = insert(salted(HERE, "sk_l", "raw"));
        see(key, BCRYPT, "raw");
        assertThat(store().findSalted(HERE, List.of(lookup(HERE, "sk_l")))).isEmpty();
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw")))).hasSize(1);
    }

    @Test
    default void a_salted_key_that_is_seen_makes_room_for_one_alike() {
        ApiKey key = insert(salted(HERE, "sk_l", "raw"));
        IntStream.range(1, HashedPart.MOST_ALIKE).forEach(i -> insert(salted(HERE, "sk_l", "raw " + i)));
        see(key, BCRYPT, "raw");
        assertThat(outcome(salted(HERE, "sk_l", "another"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void the_digest_of_a_key_that_was_seen_is_taken_still() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        see(key, SHA256, "raw");
        assertThat(outcome(hashed(HERE, SHA256, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(key.keyId()));
    }

    @Test
    default void a_key_that_was_seen_and_deleted_can_be_brought_again() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        see(key, SHA256, "raw");
        delete(key);
        assertThat(outcome(hashed(HERE, SHA256, "raw"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void a_rewrite_that_names_another_scheme_is_passed_over() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        store().rewriteDigests(
                        HERE,
                        List.of(
                                new DigestRewrite(
                                        key.keyId(), legacyDigest(HERE, SHA256, "raw"), BCRYPT, digest(HERE, "raw")),
                                new DigestRewrite(
                                        key.keyId(), legacyDigest(HERE, SHA256, "raw"), null, digest(HERE, "raw"))));
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw")))).isEmpty();
    }

    @Test
    default void one_rewrite_twice_in_a_call_counts_once() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        DigestRewrite rewrite = seen(HERE, key, SHA256, "raw");
        store().rewriteDigests(HERE, List.of(rewrite, rewrite));
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 0));
    }

    @Test
    default void many_rewrites_of_one_key_at_once_count_once() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        Together.call(20, _ -> {
            see(key, SHA256, "raw");
            return true;
        });
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 0));
    }

    @Test
    default void a_key_whose_raw_key_came_too_stays_as_it_is() {
        insert("raw", key(CREATED, null));
        ApiKey twin = insert(hashed(HERE, SHA256, "raw"));
        see(twin, SHA256, "raw");
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
    }

    @Test
    default void a_key_deleted_before_it_was_seen_is_counted_no_more() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw 1"));
        insert(hashed(HERE, SHA256, "raw 2"));
        delete(key);
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
    }

    @Test
    default void a_salted_key_that_is_deleted_leaves_no_lookup() {
        ApiKey key = insert(salted(HERE, "sk_l", "raw"));
        delete(key);
        assertThat(store().findSalted(HERE, List.of(lookup(HERE, "sk_l")))).isEmpty();
        assertThat(outcome(salted(HERE, "sk_l", "raw"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void a_key_deleted_after_it_was_seen_stays_counted() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        see(key, SHA256, "raw");
        delete(key);
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 0));
    }

    @Test
    default void a_tenant_that_deletes_the_key_of_another_changes_no_count() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        store().delete(ELSEWHERE, KeyKind.IMPORTED, key.keyId());
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
    }

    @Test
    default void keys_deleted_while_they_are_seen_are_counted_once() {
        List<ApiKey> keys = IntStream.range(0, 10)
                .mapToObj(i -> insert(hashed(HERE, SHA256, "raw " + i)))
                .toList();
        Together.call(20, i -> i % 2 == 0 ? delete(keys.get(i / 2)) : seenOf(keys.get(i / 2), "raw " + i / 2));
        assertThat(store().legacySchemes(HERE)).singleElement().satisfies(count -> {
            assertThat(count.pending()).isZero();
            assertThat(count.imported()).isBetween(0L, 10L);
        });
    }

    private boolean seenOf(ApiKey key, String rawKey) {
        see(key, SHA256, rawKey);
        return true;
    }

    @Test
    default void hashed_keys_are_counted_under_the_secret_they_are_wrapped_with() {
        insert(hashed(HERE, SHA256, "raw"));
        assertThat(store().countImportedUnder(Keys.RING.current().id())).isEqualTo(1);
    }
}
