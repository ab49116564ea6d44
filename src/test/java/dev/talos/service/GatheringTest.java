package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import dev.talos.testing.Keys;
import dev.talos.testing.Trusts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GatheringTest {

    private static final Trust TRUST = Trusts.of(Keys.RING);

    private final Queue<Runnable> afterThisTurn = new ArrayDeque<>();
    private final List<List<String>> handedOver = new ArrayList<>();
    private final Gathering gathering = new Gathering(afterThisTurn::add, this::take);

    private void take(List<Waiting> all) {
        handedOver.add(all.stream()
                .map(waiting -> waiting.presented().credential().expose())
                .toList());
    }

    private void add(String credential) {
        var _ = gathering.add(presented(credential));
    }

    private static Presented presented(String credential) {
        return new Presented(
                NetworkId.NIL,
                Secret.of(credential),
                Optional.empty(),
                CacheUse.ALLOWED,
                new Presented.Proof(TRUST, Keys.CREATED, new Route.Imported(VerificationError.NOT_FOUND)));
    }

    private void endTurn() {
        for (Runnable next = afterThisTurn.poll(); next != null; next = afterThisTurn.poll()) {
            next.run();
        }
    }

    @Test
    void what_comes_in_one_turn_is_handed_over_as_a_whole() {
        add("a");
        add("b");
        add("c");
        endTurn();

        assertThat(handedOver).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void nothing_is_handed_over_before_the_turn_ends() {
        add("a");
        add("b");

        assertThat(handedOver).isEmpty();
    }

    @Test
    void what_comes_later_is_handed_over_after_its_own_turn() {
        add("a");
        endTurn();
        add("b");
        endTurn();

        assertThat(handedOver).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void as_many_as_one_query_takes_are_handed_over_at_once() {
        IntStream.rangeClosed(1, LookupThreads.MOST_AT_ONCE + 1).forEach(i -> add("key " + i));

        assertThat(handedOver).extracting(List::size).containsExactly(LookupThreads.MOST_AT_ONCE);
        endTurn();
        assertThat(handedOver).extracting(List::size).containsExactly(LookupThreads.MOST_AT_ONCE, 1);
    }

    @Test
    void a_thread_that_runs_tasks_at_once_hands_over_each_alone() {
        Gathering alone = new Gathering(Runnable::run, this::take);
        var _ = alone.add(presented("a"));

        assertThat(handedOver).containsExactly(List.of("a"));
    }
}
