package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How keys are listed. */
interface ListContract extends StoreUnderTest {

    Instant NOW = CREATED.plusSeconds(1000);

    private List<ApiKey> page(KeyFilter filter, @Nullable ApiKey last, int limit) {
        ListQuery.Position after = last == null ? null : new ListQuery.Position(last.createTime(), last.keyId());
        return store().list(HERE, new ListQuery(KeyKind.IMPORTED, filter, NOW, after, limit));
    }

    private List<ApiKey> pages(KeyFilter filter, int limit) {
        List<ApiKey> all = new ArrayList<>();
        List<ApiKey> page = page(filter, null, limit);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page(filter, page.getLast(), limit);
        }
        return all;
    }

    private static List<KeyId> ids(List<ApiKey> keys) {
        return keys.stream().map(ApiKey::keyId).toList();
    }

    private List<ApiKey> insertAtOneTime(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> insert("same time " + i, key(CREATED, null)))
                .sorted(Comparator.comparing((ApiKey key) -> key.keyId().toString())
                        .reversed())
                .toList();
    }

    @Test
    default void an_empty_store_lists_nothing() {
        assertThat(page(KeyFilter.NONE, null, 10)).isEmpty();
    }

    @Test
    default void the_newest_key_comes_first() {
        insertMany(5);
        assertThat(page(KeyFilter.NONE, null, 10))
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparing(ApiKey::createTime).reversed());
    }

    @Test
    default void keys_of_one_time_stand_in_the_order_of_their_ids_from_the_last() {
        List<ApiKey> keys = insertAtOneTime(20);
        assertThat(page(KeyFilter.NONE, null, 100)).isEqualTo(keys);
    }

    @Test
    default void a_page_has_no_more_keys_than_asked_for() {
        insertMany(5);
        assertThat(page(KeyFilter.NONE, null, 3)).hasSize(3);
    }

    @Test
    default void the_pages_of_keys_of_one_time_have_each_key_once() {
        List<ApiKey> keys = insertAtOneTime(20);
        assertThat(pages(KeyFilter.NONE, 3)).isEqualTo(keys);
    }

    @Test
    default void the_next_page_is_the_same_whatever_came_in_meanwhile() {
        insertMany(6);
        List<ApiKey> all = page(KeyFilter.NONE, null, 10);
        List<ApiKey> first = page(KeyFilter.NONE, null, 3);
        insert("newer", key(NOW, null));
        assertThat(page(KeyFilter.NONE, first.getLast(), 3)).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void the_next_page_is_there_when_the_last_key_of_the_page_is_gone() {
        insertMany(6);
        List<ApiKey> all = page(KeyFilter.NONE, null, 10);
        store().delete(HERE, KeyKind.IMPORTED, all.get(2).keyId());
        assertThat(page(KeyFilter.NONE, all.get(2), 3)).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void keys_of_other_tenants_are_not_listed() {
        store().insertImported(ELSEWHERE, List.of(imported(ELSEWHERE, "raw")));
        assertThat(page(KeyFilter.NONE, null, 10)).isEmpty();
    }

    @Test
    default void keys_of_the_other_kind_are_not_listed() {
        insertMany(3);
        assertThat(store().list(HERE, new ListQuery(KeyKind.ISSUED, KeyFilter.NONE, NOW, null, 10)))
                .isEmpty();
    }

    @Test
    default void an_actor_has_its_own_keys_to_the_letter() {
        List<KeyId> mine = new ArrayList<>();
        for (String actor : List.of("josé", "jose", "José", "josé ", "josé")) {
            ApiKey key = insert(actor + mine.size() + Math.random(), key(attributes("n", actor), CREATED, null));
            if (actor.equals("josé")) {
                mine.add(key.keyId());
            }
        }
        assertThat(ids(pages(new KeyFilter("josé", null), 1))).containsExactlyInAnyOrderElementsOf(mine);
    }

    /** Two keys of each status for each of two actors. */
    private void insertEveryStatus() {
        for (String actor : List.of("a", "b")) {
            for (int i = 0; i < 2; i++) {
                Revocation end = new Revocation(CREATED, RevocationReason.UNSPECIFIED, null);
                String raw = actor + i;
                insert(raw + " endless", key(attributes("ACTIVE", actor), CREATED, null));
                insert(raw + " not yet", key(attributes("ACTIVE", actor), CREATED, NOW.plusNanos(1000)));
                insert(raw + " just now", key(attributes("EXPIRED", actor), CREATED, NOW));
                insert(raw + " long ago", key(attributes("EXPIRED", actor), CREATED, CREATED.plusSeconds(1)));
                insert(
                        raw + " revoked",
                        key(attributes("REVOKED", actor), CREATED, null).revoked(end));
                insert(
                        raw + " both",
                        key(attributes("REVOKED", actor), CREATED, NOW).revoked(end));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_status_has_its_own_keys(KeyStatus status) {
        insertEveryStatus();
        assertThat(pages(new KeyFilter(null, status), 3))
                .hasSize(8)
                .allMatch(key -> key.attributes().name().equals(status.name()))
                .allMatch(key -> key.statusAt(NOW) == status);
    }

    @ParameterizedTest
    @EnumSource
    default void an_actor_and_a_status_must_both_hold(KeyStatus status) {
        insertEveryStatus();
        assertThat(pages(new KeyFilter("b", status), 3))
                .hasSize(4)
                .allMatch(key -> key.attributes().actorId().equals("b") && key.statusAt(NOW) == status);
    }
}
