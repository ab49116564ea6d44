package dev.talos.storage;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.testing.Together;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an issued key gets a successor. */
interface RotationContract extends IssuedUnderTest {

    private RotateOutcome rotate(ApiKey old, ApiKey successor) {
        return store().rotate(HERE, old.keyId(), _ -> successor, END);
    }

    private List<ApiKey> live() {
        KeyFilter active = new KeyFilter(null, KeyStatus.ACTIVE);
        return store().list(HERE, new ListQuery(KeyKind.ISSUED, active, CREATED, null, 100))
                .keys();
    }

    @Test
    default void a_rotation_answers_with_both_keys_as_they_are_then() {
        ApiKey old = issue();
        ApiKey successor = IssuedUnderTest.newKey();
        assertThat(rotate(old, successor)).isEqualTo(new RotateOutcome.Rotated(old.revoked(END), successor));
    }

    @Test
    default void a_rotation_stores_the_successor_and_ends_the_old_key() {
        ApiKey old = issue();
        ApiKey successor = IssuedUnderTest.newKey();
        rotate(old, successor);
        assertThat(store().findIssued(HERE, List.of(old.keyId(), successor.keyId()))
                        .values())
                .containsExactlyInAnyOrder(old.revoked(END), successor);
    }

    @Test
    default void the_successor_is_made_from_the_old_key_as_it_is() {
        ApiKey old = issue();
        List<ApiKey> given = new ArrayList<>();
        store().rotate(
                        HERE,
                        old.keyId(),
                        found -> {
                            given.add(found);
                            return IssuedUnderTest.newKey();
                        },
                        END);
        assertThat(given).containsExactly(old);
    }

    @Test
    default void a_successor_can_be_rotated_in_its_turn() {
        ApiKey second = IssuedUnderTest.newKey();
        rotate(issue(), second);
        ApiKey third = IssuedUnderTest.newKey();
        assertThat(rotate(second, third)).isInstanceOf(RotateOutcome.Rotated.class);
        assertThat(live()).containsExactly(third);
    }

    @Test
    default void a_key_that_is_not_there_cannot_be_rotated() {
        assertThat(store().rotate(HERE, KeyId.random(), found -> found, END)).isEqualTo(new RotateOutcome.NoSuchKey());
    }

    @Test
    default void a_tenant_cannot_rotate_a_key_of_another() {
        ApiKey old = issue();
        assertThat(store().rotate(ELSEWHERE, old.keyId(), _ -> IssuedUnderTest.newKey(), END))
                .isEqualTo(new RotateOutcome.NoSuchKey());
    }

    @Test
    default void an_imported_key_cannot_be_rotated() {
        ApiKey imported = insert("raw", key(CREATED, null));
        assertThat(rotate(imported, IssuedUnderTest.newKey())).isEqualTo(new RotateOutcome.NoSuchKey());
    }

    @Test
    default void a_revoked_key_gets_no_successor() {
        ApiKey revoked = revoke(issue());
        assertThat(rotate(revoked, IssuedUnderTest.newKey())).isEqualTo(new RotateOutcome.AlreadyRevoked(revoked));
        assertThat(live()).isEmpty();
    }

    @Test
    default void of_many_rotations_of_one_key_at_once_one_wins() {
        ApiKey old = issue();
        List<RotateOutcome> outcomes = Together.call(50, _ -> rotate(old, IssuedUnderTest.newKey()));
        assertThat(outcomes).filteredOn(RotateOutcome.Rotated.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(new RotateOutcome.AlreadyRevoked(old.revoked(END))::equals)
                .hasSize(49);
        assertThat(live()).hasSize(1);
    }

    @Test
    default void of_a_rotation_and_a_revocation_at_once_no_old_key_survives() {
        ApiKey old = issue();
        List<Boolean> rotated = Together.call(
                20,
                i -> i % 2 == 0
                        ? rotate(old, IssuedUnderTest.newKey()) instanceof RotateOutcome.Rotated
                        : revoke(old).equals(old));
        assertThat(live()).hasSize((int) rotated.stream().filter(done -> done).count());
    }

    @Test
    default void a_rotation_whose_successor_cannot_be_made_changes_nothing() {
        ApiKey old = issue();
        assertThatIllegalStateException()
                .isThrownBy(() -> store().rotate(
                                HERE,
                                old.keyId(),
                                _ -> {
                                    throw new IllegalStateException("no");
                                },
                                END));
        assertThat(live()).containsExactly(old);
    }

    @Test
    default void a_successor_that_is_revoked_is_a_mistake_that_changes_nothing() {
        ApiKey old = issue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotate(old, IssuedUnderTest.newKey().revoked(END)));
        assertThat(live()).containsExactly(old);
    }

    @Test
    default void a_successor_with_the_id_of_another_key_changes_nothing() {
        ApiKey old = issue();
        assertThatExceptionOfType(StoreException.Broken.class).isThrownBy(() -> rotate(old, old));
        assertThat(live()).containsExactly(old);
    }

    @Test
    default void the_request_id_of_a_rotated_key_still_names_it() {
        ApiKey old = issue(IssuedUnderTest.newKey(), "request 1");
        rotate(old, IssuedUnderTest.newKey());
        assertThat(issueOutcome("request 1", Quota.NONE))
                .isEqualTo(new InsertOutcome.RequestRepeated(old.revoked(END)));
    }
}
