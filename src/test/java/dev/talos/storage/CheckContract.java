package dev.talos.storage;

import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.HashedKeys.salted;
import static dev.talos.testing.HashedKeys.seen;
import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyKind;
import dev.talos.model.LegacyScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import would do, told without doing it. */
interface CheckContract extends StoreUnderTest {

    private void assertCheckForetells(List<NewImportedKey> keys, Quota quota) {
        List<InsertOutcome> foretold = store().checkImported(HERE, keys, quota);
        assertThat(foretold).isEqualTo(store().insertImported(HERE, keys, quota));
    }

    /** Of everything something, in an order that mixes it. */
    private List<NewImportedKey> allSorts() {
        insert("raw 1", key(CREATED, null));
        insert(importedEarlier(HERE, "raw 2"));
        insert(imported(HERE, "raw 3", key(CREATED, null), "request 3"));
        insert(hashed(HERE, SHA256, "raw 4"));
        ApiKey seen = insert(hashed(HERE, SHA256, "raw 5"));
        store().rewriteDigests(HERE, List.of(seen(HERE, seen, SHA256, "raw 5")));
        List<NewImportedKey> keys = new ArrayList<>(List.of(
                imported(HERE, "new 1"),
                imported(HERE, "raw 2"),
                hashed(HERE, SHA256, "raw 5"),
                imported(HERE, "raw 1"),
                imported(HERE, "new 2", key(CREATED, null), "request 3"),
                hashed(HERE, SHA256, "raw 4")));
        IntStream.range(0, 9).forEach(i -> keys.add(hashed(HERE, new LegacyScheme("scheme " + i), "new " + i)));
        IntStream.range(0, 18).forEach(i -> keys.add(salted(HERE, "sk_l", "salted " + i)));
        return keys;
    }

    @Test
    default void a_check_stores_nothing() {
        store().checkImported(HERE, List.of(imported(HERE, "raw"), hashed(HERE, SHA256, "raw")), new Quota(5));
        assertThat(store().list(HERE, new ListQuery(KeyKind.IMPORTED, KeyFilter.NONE, CREATED, null, 10))
                        .keys())
                .isEmpty();
        assertThat(store().legacySchemes(HERE)).isEmpty();
    }

    @Test
    default void a_check_foretells_an_import() {
        assertCheckForetells(allSorts(), Quota.NONE);
    }

    @Test
    default void a_check_foretells_salted_keys_that_are_too_many() {
        assertCheckForetells(
                IntStream.range(0, 20)
                        .mapToObj(i -> salted(HERE, "sk_l", "raw " + i))
                        .toList(),
                Quota.NONE);
    }

    @Test
    default void a_check_foretells_an_import_that_does_not_fit() {
        assertCheckForetells(allSorts(), new Quota(10));
    }

    @Test
    default void a_check_of_nothing_answers_nothing() {
        assertThat(store().checkImported(HERE, List.of(), new Quota(0))).isEmpty();
    }
}
