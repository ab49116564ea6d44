package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecondSightTest {

    private static final long HASH = 0x1234_5678_9abc_def0L;

    private final SecondSight sight = new SecondSight();

    @Test
    void what_comes_again_was_seen() {
        sight.has(HASH);

        assertThat(sight.has(HASH)).isTrue();
    }

    @Test
    void thousands_that_come_once_are_all_new() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(random.longs(100_000).filter(sight::has).count()).isZero();
    }

    @Test
    void hashes_that_differ_before_their_last_32_bits_are_told_apart() {
        sight.has(HASH);

        assertThat(sight.has(HASH ^ 1L << 45)).isFalse();
    }
}
