package dev.talos.storage;

import static dev.talos.testing.HashedKeys.BCRYPT;
import static dev.talos.testing.HashedKeys.SALT;
import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.HashedKeys.hashedEarlier;
import static dev.talos.testing.HashedKeys.legacyDigest;
import static dev.talos.testing.HashedKeys.lookup;
import static dev.talos.testing.HashedKeys.retiredLookup;
import static dev.talos.testing.HashedKeys.salted;
import static dev.talos.testing.HashedKeys.saltedEarlier;
import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.LegacyScheme;
import dev.talos.testing.Keys;
import dev.talos.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How keys come in of which only a digest is known, and how they are found. */
interface HashedContract extends StoreUnderTest {

    private InsertOutcome ninth() {
        return outcome(hashed(HERE, new LegacyScheme("the ninth"), "another"));
    }

    private void bringEightSchemes() {
        IntStream.range(0, HashedPart.MOST_SCHEMES)
                .forEach(i -> insert(hashed(HERE, new LegacyScheme("scheme " + i), "raw " + i)));
    }

    private void bringSixteenAlike() {
        IntStream.range(0, HashedPart.MOST_ALIKE).forEach(i -> insert(salted(HERE, "sk_l", "raw " + i)));
    }

    @Test
    default void a_hashed_key_is_found_by_its_digest_and_tells_its_scheme() {
        ApiKey key = insert(hashed(HERE, SHA256, "raw"));
        assertThat(store().findImported(HERE, List.of(legacyDigest(HERE, SHA256, "raw"))))
                .containsOnly(Map.entry(legacyDigest(HERE, SHA256, "raw"), new ImportedKey(key, SHA256)));
    }

    @Test
    default void raw_and_hashed_keys_are_found_at_once() {
        insert(hashed(HERE, SHA256, "raw 1"));
        insert("raw 2", key(CREATED, null));
        assertThat(store().findImported(HERE, List.of(legacyDigest(HERE, SHA256, "raw 1"), digest(HERE, "raw 2"))))
                .hasSize(2);
    }

    @Test
    default void a_hashed_key_that_is_there_is_taken() {
        ApiKey first = insert(hashed(HERE, SHA256, "raw"));
        assertThat(outcome(hashed(HERE, SHA256, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    default void a_hashed_key_that_came_under_a_secret_since_retired_is_taken() {
        ApiKey first = insert(hashedEarlier(HERE, SHA256, "raw"));
        assertThat(outcome(hashed(HERE, SHA256, "raw"))).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    default void one_digest_by_two_schemes_is_two_keys() {
        insert(hashed(HERE, SHA256, "raw"));
        assertThat(outcome(hashed(HERE, new LegacyScheme("sha256:after_first:|"), "raw")))
                .isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void a_raw_key_is_taken_by_a_hashed_one_whose_digest_it_names() {
        ApiKey first = insert(hashed(HERE, SHA256, "raw"));
        NewImportedKey raw = new NewImportedKey(
                key(CREATED, null), digest(HERE, "raw"), List.of(legacyDigest(HERE, SHA256, "raw")), null, null);
        assertThat(outcome(raw)).isEqualTo(new InsertOutcome.DigestTaken(first.keyId()));
    }

    @Test
    default void a_salted_key_is_found_by_its_lookup_with_all_it_takes_to_compare() {
        ApiKey key = insert(salted(HERE, "sk_l", "raw"));
        assertThat(store().findSalted(HERE, List.of(lookup(HERE, "sk_l"), lookup(HERE, "sk_t"))))
                .containsExactly(Map.entry(
                        lookup(HERE, "sk_l"),
                        List.of(new SaltedKey(key, BCRYPT, SALT, legacyDigest(HERE, BCRYPT, "raw")))));
    }

    @Test
    default void the_digest_of_a_salted_key_tells_under_which_secret_it_is() {
        insert(saltedEarlier(HERE, "sk_l", "raw"));
        assertThat(store().findSalted(HERE, List.of(retiredLookup(HERE, "sk_l")))
                        .values())
                .flatExtracting(List::copyOf)
                .extracting(found -> found.digest().secretId())
                .containsExactly(Keys.RING.retired().getFirst().id());
    }

    @Test
    default void no_lookups_find_nothing() {
        assertThat(store().findSalted(HERE, List.of())).isEmpty();
    }

    @Test
    default void a_tenant_finds_no_salted_key_of_another() {
        insert(salted(HERE, "sk_l", "raw"));
        assertThat(store().findSalted(ELSEWHERE, List.of(lookup(HERE, "sk_l")))).isEmpty();
    }

    @Test
    default void a_seventeenth_key_with_one_lookup_is_refused() {
        bringSixteenAlike();
        assertThat(outcome(salted(HERE, "sk_l", "another"))).isEqualTo(new InsertOutcome.TooManyAlike());
        assertThat(store().findSalted(HERE, List.of(lookup(HERE, "sk_l"))).get(lookup(HERE, "sk_l")))
                .hasSize(HashedPart.MOST_ALIKE);
    }

    @Test
    default void keys_alike_count_under_retired_secrets_too() {
        IntStream.range(0, HashedPart.MOST_ALIKE).forEach(i -> insert(saltedEarlier(HERE, "sk_l", "raw " + i)));
        assertThat(outcome(salted(HERE, "sk_l", "another"))).isEqualTo(new InsertOutcome.TooManyAlike());
    }

    @Test
    default void keys_alike_count_within_one_call() {
        List<NewImportedKey> keys = IntStream.range(0, 20)
                .mapToObj(i -> salted(HERE, "sk_l", "raw " + i))
                .toList();
        assertThat(store().insertImported(HERE, keys, Quota.NONE))
                .filteredOn(new InsertOutcome.TooManyAlike()::equals)
                .hasSize(4);
    }

    @Test
    default void a_salted_key_that_is_there_is_taken_however_many_are_alike() {
        bringSixteenAlike();
        assertThat(outcome(salted(HERE, "sk_l", "raw 3"))).isInstanceOf(InsertOutcome.DigestTaken.class);
    }

    @Test
    default void of_many_alike_at_once_as_many_go_in_as_may() {
        List<InsertOutcome> outcomes = Together.call(30, i -> outcome(salted(HERE, "sk_l", "raw " + i)));
        assertThat(outcomes).filteredOn(new InsertOutcome.Inserted()::equals).hasSize(HashedPart.MOST_ALIKE);
    }

    @Test
    default void a_ninth_scheme_is_refused() {
        bringEightSchemes();
        assertThat(ninth()).isEqualTo(new InsertOutcome.TooManySchemes());
        assertThat(store().legacySchemes(HERE)).hasSize(HashedPart.MOST_SCHEMES);
    }

    @Test
    default void with_eight_schemes_in_use_more_keys_by_them_come_in() {
        bringEightSchemes();
        assertThat(outcome(hashed(HERE, new LegacyScheme("scheme 3"), "another")))
                .isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void with_eight_schemes_in_use_raw_keys_come_in() {
        bringEightSchemes();
        assertThat(outcome(imported(HERE, "another"))).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void a_scheme_that_nobody_waits_for_makes_room() {
        bringEightSchemes();
        LegacyScheme scheme = new LegacyScheme("scheme 0");
        ApiKey key = store().findImported(HERE, List.of(legacyDigest(HERE, scheme, "raw 0")))
                .values()
                .iterator()
                .next()
                .key();
        store().delete(HERE, key.kind(), key.keyId());
        assertThat(ninth()).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void of_nine_schemes_in_one_call_the_last_is_refused() {
        List<NewImportedKey> keys = IntStream.range(0, 9)
                .mapToObj(i -> hashed(HERE, new LegacyScheme("scheme " + i), "raw " + i))
                .toList();
        assertThat(store().insertImported(HERE, keys, Quota.NONE).getLast())
                .isEqualTo(new InsertOutcome.TooManySchemes());
    }

    @Test
    default void of_many_schemes_at_once_as_many_go_in_as_may() {
        List<InsertOutcome> outcomes =
                Together.call(20, i -> outcome(hashed(HERE, new LegacyScheme("scheme " + i), "raw")));
        assertThat(outcomes).filteredOn(new InsertOutcome.Inserted()::equals).hasSize(HashedPart.MOST_SCHEMES);
    }

    @Test
    default void hashed_keys_take_room_in_the_quota() {
        List<NewImportedKey> keys = Stream.of("raw 1", "raw 2", "raw 3")
                .map(raw -> hashed(HERE, SHA256, raw))
                .toList();
        assertThat(store().insertImported(HERE, keys, new Quota(2)).getLast())
                .isEqualTo(new InsertOutcome.QuotaExceeded());
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 2, 2));
    }
}
