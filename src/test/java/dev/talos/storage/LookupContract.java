package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.importedEarlier;
import static dev.talos.testing.Keys.key;
import static dev.talos.testing.Keys.retiredDigest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys are found, and that they come back as they were. */
interface LookupContract extends StoreUnderTest {

    private static ApiKey keyWithEverything() {
        ApiKey.Attributes everything = new ApiKey.Attributes(
                "name",
                "actor",
                List.of("read", "write \"quoted\"", "ünï"),
                new Metadata("{\"team\":\"infra\",\"n\":[1,2.50]}"),
                KeyVisibility.PUBLIC,
                new RateLimitPolicy(Long.MAX_VALUE, Duration.ofNanos(1_500_000_001), "calls"),
                List.of(
                        Cidr.parse("10.0.0.0/8").orElseThrow(),
                        Cidr.parse("2001:db8::/32").orElseThrow()));
        Revocation end = new Revocation(CREATED.plusSeconds(9), RevocationReason.PRIVILEGE_WITHDRAWN, "left, éà");
        return new ApiKey(
                KeyId.random(),
                KeyKind.IMPORTED,
                everything,
                CREATED,
                CREATED.plusSeconds(1),
                CREATED.plusSeconds(60),
                CREATED.plusSeconds(2),
                end);
    }

    @Test
    default void a_key_comes_back_with_everything_it_had() {
        ApiKey key = insert("raw", keyWithEverything());
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    default void a_key_that_came_in_beside_another_comes_back_with_everything_it_had() {
        ApiKey key = keyWithEverything();
        insertBeside("raw", key);
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    default void a_key_comes_back_without_what_it_did_not_have() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource
    default void every_reason_comes_back(RevocationReason reason) {
        ApiKey key = key(CREATED, null).revoked(new Revocation(CREATED, reason, null));
        insert("raw", key);
        assertThat(found(key.keyId()).revocation()).isEqualTo(key.revocation());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"trailing  ", "  leading", "𝒦🗝️", "tab\tline\nend", "nul\0inside", "'; DROP TABLE api_keys"})
    default void texts_come_back_to_the_letter(String text) {
        ApiKey key = insert("raw", key(attributes(text, text), CREATED, null));
        assertThat(found(key.keyId()).attributes()).isEqualTo(key.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"𝒦🗝️", "tab\tline\nend\\.", "nul\0inside", "\\N"})
    default void texts_that_came_in_beside_others_come_back_to_the_letter(String text) {
        ApiKey key = key(attributes(text, text), CREATED, null);
        insertBeside("raw", key);
        assertThat(found(key.keyId()).attributes()).isEqualTo(key.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00.000001Z", "1970-01-01T00:00:00Z", "2026-03-29T02:30:00.999999Z"})
    default void times_come_back_to_the_microsecond(Instant time) {
        ApiKey key = insert("raw", key(time, time.plusNanos(1000)));
        assertThat(found(key.keyId())).isEqualTo(key);
    }

    @Test
    default void what_is_finer_than_a_microsecond_is_cut_off() {
        ApiKey key = insert("raw", key(CREATED.plusNanos(999), null));
        assertThat(found(key.keyId()).createTime()).isEqualTo(CREATED);
    }

    @Test
    default void an_unknown_id_finds_nothing() {
        assertThat(store().find(HERE, KeyKind.IMPORTED, KeyId.random())).isEmpty();
    }

    @Test
    default void an_imported_key_is_no_issued_key() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().find(HERE, KeyKind.ISSUED, key.keyId())).isEmpty();
    }

    @Test
    default void a_key_is_found_by_its_digest() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw"))))
                .containsExactly(Map.entry(digest(HERE, "raw"), new ImportedKey(key, null)));
    }

    @Test
    default void many_digests_find_the_keys_that_are_there() {
        insertMany(5);
        List<KeyDigest> asked =
                IntStream.range(3, 60).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store().findImported(HERE, asked)).containsOnlyKeys(digest(HERE, "raw 3"), digest(HERE, "raw 4"));
    }

    @Test
    default void thousands_of_digests_can_be_asked_for() {
        insertMany(5);
        List<KeyDigest> asked =
                IntStream.range(0, 5000).mapToObj(i -> digest(HERE, "raw " + i)).toList();
        assertThat(store().findImported(HERE, asked)).hasSize(5);
    }

    @Test
    default void the_same_digest_twice_is_one() {
        insertMany(1);
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw 0"), digest(HERE, "raw 0"))))
                .hasSize(1);
    }

    @Test
    default void a_digest_under_a_retired_secret_finds_its_key() {
        ApiKey key = insert(importedEarlier(HERE, "raw"));
        assertThat(store().findImported(HERE, List.of(digest(HERE, "raw"), retiredDigest(HERE, "raw"))))
                .containsExactly(Map.entry(retiredDigest(HERE, "raw"), new ImportedKey(key, null)));
    }

    @Test
    default void no_digests_find_nothing() {
        assertThat(store().findImported(HERE, List.of())).isEmpty();
    }

    @Test
    default void a_tenant_finds_no_key_of_another_by_its_id() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().find(ELSEWHERE, KeyKind.IMPORTED, key.keyId())).isEmpty();
    }

    @Test
    default void a_tenant_finds_no_key_of_another_by_its_digest() {
        insert("raw", key(CREATED, null));
        assertThat(store().findImported(ELSEWHERE, List.of(digest(HERE, "raw"))))
                .isEmpty();
    }

    @Test
    default void a_store_that_works_answers() {
        assertThatNoException().isThrownBy(store()::ping);
    }
}
