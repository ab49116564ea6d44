package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.testing.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How keys come in. */
interface ImportContract extends StoreUnderTest {

    @Test
    default void no_keys_to_insert_is_nothing_to_do() {
        assertThat(store().insertImported(HERE, List.of(), Quota.NONE)).isEmpty();
    }

    @Test
    default void a_digest_that_is_stored_is_taken() {
        ApiKey first = insert("raw", key(CREATED, null));
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    default void a_digest_stored_under_a_retired_secret_is_taken() {
        ApiKey first = insert(importedEarlier(HERE, "raw"));
        assertThat(outcome(imported(HERE, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    default void a_taken_digest_leaves_the_key_as_it_is() {
        ApiKey first = insert("raw", key(CREATED, null));
        outcome(imported(HERE, "raw", key(attributes("another", "another"), CREATED, null), null));
        assertThat(found(first.keyId())).isEqualTo(first);
    }

    @Test
    default void a_repeated_request_is_told_what_the_first_one_made() {
        ApiKey first = insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        assertThat(outcome(imported(HERE, "raw", key(CREATED, null), "request 1")))
                .isEqualTo(new InsertOutcome.RequestRepeated(first));
    }

    @Test
    default void a_repeated_request_with_another_raw_key_stores_nothing() {
        insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        outcome(imported(HERE, "another", key(CREATED, null), "request 1"));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "another")))).isEmpty();
    }

    @Test
    default void request_ids_compare_to_the_letter() {
        insert(imported(HERE, "raw", key(CREATED, null), "Request é"));
        assertThat(outcome(imported(HERE, "another", key(CREATED, null), "request e")))
                .isEqualTo(new InsertOutcome.Inserted());
    }

    /** In a list they pass through whatever a driver makes of one. */
    @Test
    default void request_ids_that_look_like_the_notation_of_a_list_are_found_together() {
        List<String> odd = List.of("\"", "\\", "{a,b}", "NULL", "a,\"b\"", " ", "'; --", "🔑", "\\x00");
        List<NewImportedKey> first = IntStream.range(0, odd.size())
                .mapToObj(i -> imported(HERE, "raw " + i, key(CREATED, null), odd.get(i)))
                .toList();
        store().insertImported(HERE, first, Quota.NONE);

        List<NewImportedKey> again = IntStream.range(0, odd.size())
                .mapToObj(i -> imported(HERE, "another " + i, key(CREATED, null), odd.get(i)))
                .toList();

        assertThat(store().insertImported(HERE, again, Quota.NONE))
                .containsExactlyElementsOf(first.stream()
                        .<InsertOutcome>map(made -> new InsertOutcome.RequestRepeated(made.key()))
                        .toList());
    }

    @Test
    default void one_call_has_an_outcome_of_its_own_for_each_key() {
        ApiKey stored = insert(imported(HERE, "raw 1", key(CREATED, null), "request 1"));
        ApiKey earlier = insert(importedEarlier(HERE, "raw 2"));
        assertThat(store().insertImported(
                                HERE,
                                List.of(
                                        imported(HERE, "raw 3"),
                                        imported(HERE, "raw 2"),
                                        imported(HERE, "raw 4", key(CREATED, null), "request 1"),
                                        imported(HERE, "raw 1"),
                                        imported(HERE, "raw 5", key(CREATED, null), "request 5")),
                                Quota.NONE))
                .containsExactly(
                        new InsertOutcome.Inserted(),
                        new InsertOutcome.DigestTaken(earlier.keyId()),
                        new InsertOutcome.RequestRepeated(stored),
                        new InsertOutcome.DigestTaken(stored.keyId()),
                        new InsertOutcome.Inserted());
    }

    @Test
    default void a_thousand_keys_go_in_at_once() {
        insertMany(1000);
        List<KeyDigest> asked =
                IntStream.range(0, 1000).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store().findImported(HERE, asked)).hasSize(1000);
    }

    @Test
    default void of_many_who_bring_one_raw_key_at_once_one_gets_it_in() {
        List<InsertOutcome> outcomes = Together.call(50, _ -> outcome(imported(HERE, "raw")));
        KeyId winner = store().findImported(HERE, List.of(digest(HERE, "raw")))
                .values()
                .iterator()
                .next()
                .key()
                .keyId();
        List<InsertOutcome> expected = new ArrayList<>(Collections.nCopies(49, new InsertOutcome.DigestTaken(winner)));
        expected.add(new InsertOutcome.Inserted());
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void importers_of_the_same_keys_in_opposite_order_get_each_in_once() {
        List<NewImportedKey> keys = IntStream.range(0, 300)
                .mapToObj(i -> imported(HERE, "raw " + i))
                .toList();
        List<InsertOutcome> outcomes =
                Together.call(8, i -> store().insertImported(HERE, i % 2 == 0 ? keys : keys.reversed(), Quota.NONE))
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        assertThat(outcomes)
                .filteredOn(InsertOutcome.Inserted.class::isInstance)
                .hasSize(300);
    }

    @Test
    default void of_many_with_one_request_id_at_once_one_gets_it_in() {
        List<InsertOutcome> outcomes =
                Together.call(20, i -> outcome(imported(HERE, "raw " + i, key(CREATED, null), "one request")));
        assertThat(outcomes)
                .filteredOn(InsertOutcome.Inserted.class::isInstance)
                .hasSize(1);
    }

    @Test
    default void two_tenants_may_have_one_raw_key_and_one_request_id() {
        insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        NewImportedKey there = imported(ELSEWHERE, "raw", key(CREATED, null), "request 1");
        assertThat(store().insertImported(ELSEWHERE, List.of(there), Quota.NONE))
                .containsExactly(new InsertOutcome.Inserted());
    }
}
