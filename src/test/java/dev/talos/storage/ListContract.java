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

    private KeyPage page(KeyFilter filter, ListQuery.@Nullable Position after, int limit) {
        return store().list(HERE, new ListQuery(KeyKind.IMPORTED, filter, NOW, after, limit));
    }

    private List<ApiKey> firstPage(int limit) {
        return page(KeyFilter.NONE, null, limit).keys();
    }

    private List<ApiKey> pages(KeyFilter filter, int limit) {
        KeyPage page = page(filter, null, limit);
        List<ApiKey> all = new ArrayList<>(page.keys());
        while (page.next() != null) {
            page = page(filter, page.next(), limit);
            all.addAll(page.keys());
        }
        return all;
    }

    private List<ApiKey> pageAfter(ApiKey last) {
        return page(KeyFilter.NONE, new ListQuery.Position(last.createTime(), last.keyId()), 3)
                .keys();
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
        assertThat(firstPage(10)).isEmpty();
    }

    @Test
    default void the_newest_key_comes_first() {
        insertMany(5);
        assertThat(firstPage(10))
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparing(ApiKey::createTime).reversed());
    }

    @Test
    default void keys_of_one_time_stand_in_the_order_of_their_ids_from_the_last() {
        List<ApiKey> keys = insertAtOneTime(20);
        assertThat(firstPage(100)).isEqualTo(keys);
    }

    @Test
    default void a_page_has_no_more_keys_than_asked_for() {
        insertMany(5);
        assertThat(firstPage(3)).hasSize(3);
    }

    @Test
    default void the_last_page_leads_no_further_be_it_full() {
        insertMany(6);
        ListQuery.Position middle = page(KeyFilter.NONE, null, 3).next();
        assertThat(page(KeyFilter.NONE, middle, 3)).satisfies(last -> {
            assertThat(last.keys()).hasSize(3);
            assertThat(last.next()).isNull();
        });
    }

    @Test
    default void the_pages_of_keys_of_one_time_have_each_key_once() {
        List<ApiKey> keys = insertAtOneTime(20);
        assertThat(pages(KeyFilter.NONE, 3)).isEqualTo(keys);
    }

    @Test
    default void the_next_page_is_the_same_whatever_came_in_meanwhile() {
        insertMany(6);
        List<ApiKey> all = firstPage(10);
        List<ApiKey> first = firstPage(3);
        insert("newer", key(NOW, null));
        assertThat(pageAfter(first.getLast())).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void the_next_page_is_there_when_the_last_key_of_the_page_is_gone() {
        insertMany(6);
        List<ApiKey> all = firstPage(10);
        store().delete(HERE, KeyKind.IMPORTED, all.get(2).keyId());
        assertThat(pageAfter(all.get(2))).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void keys_of_other_tenants_are_not_listed() {
        store().insertImported(ELSEWHERE, List.of(imported(ELSEWHERE, "raw")), Quota.NONE);
        assertThat(firstPage(10)).isEmpty();
    }

    @Test
    default void keys_of_the_other_kind_are_not_listed() {
        insertMany(3);
        assertThat(store().list(HERE, new ListQuery(KeyKind.ISSUED, KeyFilter.NONE, NOW, null, 10))
                        .keys())
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

    @ParameterizedTest
    @EnumSource
    default void the_last_page_of_a_status_leads_no_further_be_it_full(KeyStatus status) {
        insertEveryStatus();
        KeyFilter filter = new KeyFilter(null, status);
        KeyPage last = page(filter, page(filter, null, 4).next(), 4);
        assertThat(last.keys()).hasSize(4);
        assertThat(last.next()).isNull();
    }

    private void insertSixThousand(Instant created, Instant expires) {
        for (int chunk = 0; chunk < 6; chunk++) {
            List<NewImportedKey> keys = IntStream.range(chunk * 1000, chunk * 1000 + 1000)
                    .mapToObj(i -> imported(HERE, created + " " + i, key(created, expires), null))
                    .toList();
            assertThat(store().insertImported(HERE, keys, Quota.NONE)).containsOnly(new InsertOutcome.Inserted());
        }
    }

    @Test
    default void keys_behind_more_than_are_looked_at_for_one_page_are_listed_all_the_same() {
        insert("active and old", key(CREATED, NOW.plusSeconds(1)));
        insert("expired and old", key(CREATED, NOW.minusSeconds(1)));
        insertSixThousand(CREATED.plusSeconds(1), NOW);
        insertSixThousand(CREATED.plusSeconds(2), NOW.plusSeconds(9));
        assertThat(pages(new KeyFilter("an actor", KeyStatus.EXPIRED), 1000)).hasSize(6001);
        assertThat(pages(new KeyFilter(null, KeyStatus.ACTIVE), 1000)).hasSize(6001);
    }
}
