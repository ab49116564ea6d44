package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import dev.talos.testing.Keys;
import dev.talos.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How keys that are issued here come in and are found, and that the two kinds do not see each other. */
interface IssuedContract extends IssuedUnderTest {

    private List<ApiKey> listed(KeyKind kind) {
        return store().list(HERE, new ListQuery(kind, KeyFilter.NONE, CREATED, null, 100))
                .keys();
    }

    @Test
    default void an_issued_key_comes_back_with_everything_it_had() {
        ApiKey.Attributes everything = new ApiKey.Attributes(
                "name",
                "actor",
                List.of("read"),
                new Metadata("{\"team\":\"infra\"}"),
                KeyVisibility.PUBLIC,
                new RateLimitPolicy(10, Duration.ofMinutes(1), "calls"),
                List.of());
        ApiKey key = new ApiKey(
                KeyId.random(), KeyKind.ISSUED, everything, CREATED, CREATED, CREATED.plusSeconds(60), null, null);
        issue(key, "request 1");
        assertThat(foundIssued(key.keyId())).isEqualTo(key);
    }

    @Test
    default void a_call_that_issues_a_key_of_the_other_kind_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().insertIssued(HERE, key(CREATED, null), null, Quota.NONE));
    }

    @Test
    default void many_ids_find_the_issued_keys_that_are_there() {
        ApiKey first = issue();
        ApiKey second = issue();
        issue();
        assertThat(store().findIssued(HERE, List.of(first.keyId(), KeyId.random(), second.keyId())))
                .containsOnly(Map.entry(first.keyId(), first), Map.entry(second.keyId(), second));
    }

    @Test
    default void thousands_of_ids_can_be_asked_for() {
        ApiKey key = issue();
        List<KeyId> asked = Stream.concat(Stream.generate(KeyId::random).limit(5000), Stream.of(key.keyId()))
                .toList();
        assertThat(store().findIssued(HERE, asked)).containsOnlyKeys(key.keyId());
    }

    @Test
    default void the_same_id_twice_is_one() {
        ApiKey key = issue();
        assertThat(store().findIssued(HERE, List.of(key.keyId(), key.keyId()))).hasSize(1);
    }

    @Test
    default void no_ids_find_nothing() {
        assertThat(store().findIssued(HERE, List.of())).isEmpty();
    }

    @Test
    default void a_tenant_finds_no_issued_key_of_another() {
        ApiKey key = issue();
        assertThat(store().findIssued(ELSEWHERE, List.of(key.keyId()))).isEmpty();
    }

    @Test
    default void a_revoked_issued_key_is_still_found() {
        ApiKey revoked = revoke(issue());
        assertThat(store().findIssued(HERE, List.of(revoked.keyId()))).containsValue(revoked);
    }

    @Test
    default void an_imported_key_is_not_found_among_issued_ones() {
        ApiKey key = insert("raw", key(CREATED, null));
        assertThat(store().findIssued(HERE, List.of(key.keyId()))).isEmpty();
    }

    @Test
    default void an_issued_key_is_no_imported_key() {
        ApiKey key = issue();
        assertThat(store().find(HERE, KeyKind.IMPORTED, key.keyId())).isEmpty();
    }

    @Test
    default void each_kind_is_listed_on_its_own() {
        ApiKey imported = insert("raw", key(CREATED, null));
        ApiKey issued = issue();
        assertThat(listed(KeyKind.ISSUED)).containsExactly(issued);
        assertThat(listed(KeyKind.IMPORTED)).containsExactly(imported);
    }

    @Test
    default void an_issued_key_is_not_changed_as_an_imported_one() {
        ApiKey key = issue();
        assertThat(store().update(HERE, KeyKind.IMPORTED, key.keyId(), found -> found.revoked(END)))
                .isEmpty();
        assertThat(foundIssued(key.keyId())).isEqualTo(key);
    }

    @Test
    default void an_issued_key_is_not_deleted_as_an_imported_one() {
        ApiKey key = issue();
        assertThat(store().delete(HERE, KeyKind.IMPORTED, key.keyId())).isFalse();
        assertThat(foundIssued(key.keyId())).isEqualTo(key);
    }

    @Test
    default void issued_keys_are_stored_under_no_secret() {
        issue();
        assertThat(store().countImportedUnder(Keys.RING.current().id())).isZero();
    }

    @Test
    default void a_repeated_request_is_told_which_key_the_first_one_issued() {
        ApiKey first = issue(IssuedUnderTest.newKey(), "request 1");
        assertThat(issueOutcome("request 1", Quota.NONE)).isEqualTo(new InsertOutcome.RequestRepeated(first));
        assertThat(listed(KeyKind.ISSUED)).containsExactly(first);
    }

    @Test
    default void a_repeated_request_is_told_how_the_key_is_by_now() {
        ApiKey revoked = revoke(issue(IssuedUnderTest.newKey(), "request 1"));
        assertThat(issueOutcome("request 1", Quota.NONE)).isEqualTo(new InsertOutcome.RequestRepeated(revoked));
    }

    @Test
    default void request_ids_of_issued_keys_compare_to_the_letter() {
        issue(IssuedUnderTest.newKey(), "Request é");
        assertThat(issueOutcome("request é", Quota.NONE)).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void an_import_and_an_issue_may_have_one_request_id() {
        insert(imported(HERE, "raw", key(CREATED, null), "request 1"));
        assertThat(issueOutcome("request 1", Quota.NONE)).isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void two_tenants_may_issue_with_one_request_id() {
        issue(IssuedUnderTest.newKey(), "request 1");
        assertThat(store().insertIssued(ELSEWHERE, IssuedUnderTest.newKey(), "request 1", Quota.NONE))
                .isEqualTo(new InsertOutcome.Inserted());
    }

    @Test
    default void of_many_who_issue_with_one_request_id_at_once_one_does_and_the_rest_are_told() {
        List<InsertOutcome> outcomes = new ArrayList<>(Together.call(50, _ -> issueOutcome("request 1", Quota.NONE)));
        assertThat(outcomes.remove(new InsertOutcome.Inserted())).isTrue();
        ApiKey only = listed(KeyKind.ISSUED).getFirst();
        assertThat(outcomes).hasSize(49).containsOnly(new InsertOutcome.RequestRepeated(only));
    }

    @Test
    default void an_issued_key_can_be_changed() {
        ApiKey changed = issue().withAttributes(attributes("new name", "an actor"), CREATED.plusSeconds(5));
        store().update(HERE, KeyKind.ISSUED, changed.keyId(), _ -> changed);
        assertThat(foundIssued(changed.keyId())).isEqualTo(changed);
    }

    @Test
    default void a_revoked_key_cannot_be_made_valid_again() {
        ApiKey key = issue();
        ApiKey revoked = revoke(key);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().update(HERE, KeyKind.ISSUED, key.keyId(), _ -> key));
        assertThat(foundIssued(key.keyId())).isEqualTo(revoked);
    }
}
