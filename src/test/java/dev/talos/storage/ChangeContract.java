package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static dev.talos.testing.Keys.retiredDigest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.testing.Keys;
import dev.talos.testing.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How keys change and go. */
interface ChangeContract extends StoreUnderTest {

    @Test
    default void a_tenant_cannot_delete_a_key_of_another() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().delete(ELSEWHERE, KeyKind.IMPORTED, key.keyId())).isFalse();
    }

    @Test
    default void a_tenant_cannot_change_a_key_of_another() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().update(ELSEWHERE, KeyKind.IMPORTED, key.keyId(), found -> found))
                .isEmpty();
    }

    @Test
    default void a_change_is_stored() {
        ApiKey key = insert("raw", key(CREATED, null));
        Instant later = CREATED.plusSeconds(5);
        ApiKey changed = key.withAttributes(attributes("new name", "an actor"), later)
                .revoked(new Revocation(later, RevocationReason.SUPERSEDED, null));
        assertThat(store().update(HERE, KeyKind.IMPORTED, key.keyId(), _ -> changed))
                .contains(changed);
        assertThat(found(key.keyId())).isEqualTo(changed);
    }

    @Test
    default void the_change_is_given_the_key_as_it_is() {
        ApiKey key = insert("raw", key(CREATED, null));
        List<ApiKey> given = new ArrayList<>();
        store().update(HERE, KeyKind.IMPORTED, key.keyId(), found -> {
            given.add(found);
            return found;
        });
        assertThat(given).containsExactly(key);
    }

    @Test
    default void a_change_to_nothing_new_answers_with_the_key() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found))
                .contains(key);
    }

    @Test
    default void a_key_that_is_not_there_is_not_changed() {
        assertThat(store().update(HERE, KeyKind.IMPORTED, KeyId.random(), found -> found))
                .isEmpty();
    }

    @Test
    default void a_change_that_throws_changes_nothing() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThatIllegalStateException()
                .isThrownBy(() -> store().update(HERE, KeyKind.IMPORTED, key.keyId(), _ -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    default void of_many_changes_at_once_none_is_lost() {
        ApiKey key = insert("raw", key(attributes("0", "an actor"), CREATED, null));
        Together.call(
                20,
                _ -> store().update(HERE, KeyKind.IMPORTED, key.keyId(), found -> {
                    int count = Integer.parseInt(found.attributes().name());
                    return found.withAttributes(attributes(String.valueOf(count + 1), "an actor"), CREATED);
                }));
        assertThat(found(key.keyId()).attributes().name()).isEqualTo("20");
    }

    @Test
    default void a_deleted_key_is_gone() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().delete(HERE, KeyKind.IMPORTED, key.keyId())).isTrue();
        assertThat(store().find(HERE, KeyKind.IMPORTED, key.keyId())).isEmpty();
    }

    @Test
    default void deleting_a_second_time_finds_nothing_to_delete() {
        ApiKey key = insert("raw", key(CREATED, null));
        store().delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(store().delete(HERE, KeyKind.IMPORTED, key.keyId())).isFalse();
    }

    @Test
    default void a_deleted_raw_key_can_be_brought_again() {
        ApiKey key = insert("raw", key(CREATED, null));
        store().delete(HERE, KeyKind.IMPORTED, key.keyId());
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void a_rewritten_key_is_found_under_the_new_digest_only() {
        ApiKey key = insert(importedEarlier(HERE, "raw"));
        store().rewriteDigests(HERE, List.of(rewrite(key, "raw")));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw"), retiredDigest(HERE, "raw"))))
                .containsExactly(Map.entry(digest(HERE, "raw"), new ImportedKey(key, null)));
    }

    @Test
    default void a_rewrite_passes_over_a_key_that_has_moved_already() {
        ApiKey key = insert("raw", key(CREATED, null));
        store().rewriteDigests(
                        HERE,
                        List.of(new DigestRewrite(
                                key.keyId(), retiredDigest(HERE, "raw"), null, digest(HERE, "elsewhere"))));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw")))).hasSize(1);
    }

    @Test
    default void a_rewrite_passes_over_a_key_whose_new_digest_is_taken_and_does_the_rest() {
        ApiKey twin = insert(importedEarlier(HERE, "raw 1"));
        ApiKey other = insert(importedEarlier(HERE, "raw 2"));
        insert(new NewImportedKey(key(CREATED, null), digest(HERE, "raw 1"), List.of(), null, null));
        store().rewriteDigests(HERE, List.of(rewrite(twin, "raw 1"), rewrite(other, "raw 2")));
        assertThat(store().findImported(HERE, List.of(retiredDigest(HERE, "raw 1"), digest(HERE, "raw 2"))))
                .hasSize(2);
    }

    @Test
    default void no_rewrites_are_nothing_to_do() {
        assertThatNoException().isThrownBy(() -> store().rewriteDigests(HERE, List.of()));
    }

    private DigestRewrite rewrite(ApiKey key, String rawKey) {
        return new DigestRewrite(key.keyId(), retiredDigest(HERE, rawKey), null, digest(HERE, rawKey));
    }

    @Test
    default void keys_are_counted_under_the_secret_of_their_digest_over_all_tenants() {
        insert(importedEarlier(HERE, "raw 1"));
        store().insertImported(ELSEWHERE, List.of(importedEarlier(ELSEWHERE, "raw 2")), Quota.NONE);
        insert("raw 3", key(CREATED, null));
        assertThat(store().countImportedUnder(Keys.RING.retired().getFirst().id()))
                .isEqualTo(2);
    }
}
