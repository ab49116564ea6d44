package dev.talos.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.storage.StoreException;
import dev.talos.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountUpkeepTest {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration TOMORROW = Duration.ofDays(1);

    @Test
    void keys_are_counted_again_and_again_also_after_a_count_that_failed() {
        AtomicInteger counts = new AtomicInteger();
        try (CountUpkeep _ = new CountUpkeep(
                () -> {
                    if (counts.incrementAndGet() == 1) {
                        throw new StoreException.Unavailable("the database does not answer", null);
                    }
                    return 0;
                },
                SOON,
                SOON,
                SOON)) {
            Eventually.await(() -> counts.get() > 3);
        }
    }

    @Test
    void a_count_that_failed_is_made_up_for_before_the_next_is_due() {
        AtomicInteger counts = new AtomicInteger();
        try (CountUpkeep _ = new CountUpkeep(
                () -> {
                    if (counts.incrementAndGet() < 4) {
                        throw new StoreException.TimedOut("something holds a lock", null);
                    }
                    return 0;
                },
                SOON,
                SOON,
                TOMORROW)) {
            Eventually.await(() -> counts.get() == 4);
        }
    }

    @Test
    void nothing_is_counted_at_the_start() {
        AtomicInteger counts = new AtomicInteger();
        new CountUpkeep(counts::incrementAndGet, TOMORROW, SOON, SOON).close();
        assertThat(counts).hasValue(0);
    }
}
