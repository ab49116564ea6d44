package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The store that a contract is about, and what its tests do over and over. */
interface StoreUnderTest {

    NetworkId HERE = NetworkId.NIL;
    NetworkId ELSEWHERE = new NetworkId(UUID.fromString("c1a3e3a0-0000-4000-8000-00000000000f"));

    KeyStore store();

    /** Another server on the same database. */
    KeyStore anotherStore();

    default InsertOutcome outcome(NewImportedKey key) {
        return store().insertImported(HERE, List.of(key), Quota.NONE).getFirst();
    }

    default ApiKey insert(NewImportedKey key) {
        assertThat(outcome(key)).isEqualTo(new InsertOutcome.Inserted());
        return key.key();
    }

    default ApiKey insert(String rawKey, ApiKey key) {
        return insert(imported(HERE, rawKey, key, null));
    }

    /** In one call with a plain key: databases take in many keys by other ways than one. */
    default void insertBeside(String rawKey, ApiKey key) {
        List<NewImportedKey> keys = List.of(imported(HERE, "beside " + rawKey), imported(HERE, rawKey, key, null));
        assertThat(store().insertImported(HERE, keys, Quota.NONE)).containsOnly(new InsertOutcome.Inserted());
    }

    /** Raw keys "raw 0", "raw 1" and so on, each created a second after the one before. */
    default void insertMany(int count) {
        List<NewImportedKey> keys = IntStream.range(0, count)
                .mapToObj(i -> imported(HERE, "raw " + i, key(CREATED.plusSeconds(i), null), null))
                .toList();
        assertThat(store().insertImported(HERE, keys, Quota.NONE)).containsOnly(new InsertOutcome.Inserted());
    }

    default ApiKey found(KeyId keyId) {
        return store().find(HERE, KeyKind.IMPORTED, keyId).orElseThrow();
    }
}
